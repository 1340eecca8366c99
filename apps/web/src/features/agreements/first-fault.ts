/** Moves the focus to the first field of a form that says something is wrong with it. */
export function focusFirstFault(form: HTMLFormElement | null): void {
  const fault = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  // The head of a drawer stays in place: what the browser scrolls to by itself would lie behind it (WCAG 2.2, 2.4.11).
  fault?.focus({ preventScroll: true });
  fault?.scrollIntoView({ block: "center" });
}
