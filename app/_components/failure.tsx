import styles from "./failure.module.css";

/** What went wrong with what the learner did, announced as soon as it is there. */
export function Failure({ text }: Readonly<{ text: string }>) {
  return (
    <p role="alert" className={styles.failure}>
      {text}
    </p>
  );
}
