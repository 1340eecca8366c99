/** Numbers of published versions: `1.0`, `1.1`, …; a new catalogue edition raises the first part. */
const pattern = /^(\d{1,9})\.(\d{1,9})$/;

function partsOf(number: string): readonly [number, number] {
  const [, edition, revision] = pattern.exec(number) ?? [];
  if (edition === undefined || revision === undefined) throw new RangeError(`Not a version number: ${number}`);
  return [Number(edition), Number(revision)];
}

/** Orders version numbers by their parts: `1.10` after `1.9`. @throws RangeError for anything that is no version number */
export function compareVersionNumbers(a: string, b: string): number {
  const [editionA, revisionA] = partsOf(a);
  const [editionB, revisionB] = partsOf(b);
  return editionA - editionB || revisionA - revisionB;
}

/**
 * The number of the next version of a service.
 * @param existing all numbers so far, in any order
 * @param sameEdition whether the latest of them was published on the same catalogue edition
 * @throws RangeError when one of them is no version number
 */
export function nextVersionNumber(existing: readonly string[], sameEdition: boolean): string {
  const latest = [...existing].sort(compareVersionNumbers).at(-1);
  if (latest === undefined) return "1.0";
  const [edition, revision] = partsOf(latest);
  return sameEdition ? `${edition}.${revision + 1}` : `${edition + 1}.0`;
}
