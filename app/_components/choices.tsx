import styles from "./choices.module.css";

/** A few options to pick one or several of, side by side. */
export function Choices({
  type,
  name,
  legend,
  hint,
  chosen,
  choices,
}: Readonly<{
  type: "checkbox" | "radio";
  name: string;
  legend: string;
  hint?: string;
  chosen?: string;
  choices: readonly Readonly<{ value: string; label: string }>[];
}>) {
  return (
    <fieldset className={styles.choices}>
      <legend>
        {legend} {hint && <span className="muted small">{hint}</span>}
      </legend>
      <div className={styles.options}>
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input type={type} name={name} value={value} defaultChecked={value === chosen} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
