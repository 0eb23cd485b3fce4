/** Fails when the languages do not say the same things with the same arguments. */
import en from "../lib/i18n/messages/en.json";
import nl from "../lib/i18n/messages/nl.json";
import { messageProblems } from "./message-parity";

const problems = messageProblems({ nl, en });
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
