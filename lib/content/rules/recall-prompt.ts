import { isRecallKind } from "../../domain/article";
import { type Content, type Finding, factsOf } from "../content";

/** Every fact can be asked as a flashcard. */
export const recallPrompt = (content: Content): readonly Finding[] =>
  factsOf(content)
    .filter(({ fact }) => !fact.prompts.some(({ kind }) => isRecallKind(kind)))
    .map(({ file, path, fact }) => ({
      file,
      path: [...path, "prompts"],
      message: `"${fact.id}" cannot be a flashcard: add a prompt of kind number, typed or cloze.`,
    }));
