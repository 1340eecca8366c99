import type { Finding, Text } from "@portal/shared";

/** What `checkAnswer` finds wrong, or the API, with the pointer counted from the answer. */
export type AnswerFinding = Pick<Finding, "pointer" | "detail">;

/** The findings of one member, their pointers counted from it. */
export function findingsWithin(findings: readonly AnswerFinding[], member: string): readonly AnswerFinding[] {
  return findings
    .filter(({ pointer }) => pointer === member || pointer.startsWith(`${member}/`))
    .map(({ pointer, detail }) => ({ pointer: pointer.slice(member.length), detail }));
}

/** The sentences for one field, or undefined when nothing is wrong with it. */
export function wordsFor(
  findings: readonly AnswerFinding[],
  member: string,
  t: (text: Text) => string,
): string | undefined {
  const words = findingsWithin(findings, member).map(({ detail }) => t(detail));
  return words.length > 0 ? [...new Set(words)].join(" ") : undefined;
}

/** The findings that none of the named members shows; they stand at the group itself, so that none is lost. */
export function findingsBesides(
  findings: readonly AnswerFinding[],
  members: readonly string[],
): readonly AnswerFinding[] {
  return findings.filter(
    ({ pointer }) => !members.some((member) => pointer === member || pointer.startsWith(`${member}/`)),
  );
}
