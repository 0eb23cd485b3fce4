/** What a form sends along without showing it, by name. */
export type Fields = Readonly<Record<string, string>>;

export function HiddenFields({ fields }: Readonly<{ fields: Fields }>) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
