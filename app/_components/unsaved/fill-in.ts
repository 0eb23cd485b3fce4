/** Fills in the form that was sent again: the one on the page that has all its fields and most of its hidden values. */
export function fillIn(fields: URLSearchParams): void {
  fields.delete("triedAt");
  const names = [...fields.keys()];
  const [form] = [...document.forms]
    .filter(({ elements }) => names.every((name) => elements.namedItem(name)))
    .sort((a, b) => hiddenIn(b, fields) - hiddenIn(a, fields));
  for (const field of form?.elements ?? []) {
    if (field instanceof HTMLInputElement) fillInInput(field, fields);
    else if (field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)
      field.value = fields.get(field.name) ?? field.value;
  }
  const fold = form?.closest("details");
  if (fold) fold.open = true;
}

function fillInInput(input: HTMLInputElement, fields: URLSearchParams): void {
  if (input.type === "hidden" || input.type === "submit") return;
  if (input.type === "checkbox" || input.type === "radio")
    input.checked = fields.getAll(input.name).includes(input.value);
  else input.value = fields.get(input.name) ?? input.value;
}

/** How many of a form's hidden values are among the fields. */
const hiddenIn = ({ elements }: HTMLFormElement, fields: URLSearchParams): number =>
  [...elements].filter(
    (field) =>
      field instanceof HTMLInputElement &&
      field.type === "hidden" &&
      fields.getAll(field.name).includes(field.value),
  ).length;
