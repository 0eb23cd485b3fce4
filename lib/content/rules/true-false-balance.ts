import { asUneven } from "../binomial";
import { type Content, type Finding, promptsOf } from "../content";
import { enoughPrompts, tooUnlikely } from "./stand-out";

/** About half of the claims to judge are true. */
export const trueFalseBalance = (content: Content): readonly Finding[] => {
  const claims = promptsOf(content).flatMap(({ file, path, prompt }) =>
    prompt.kind === "true-false" ? [{ file, path, key: prompt.key }] : [],
  );
  const right = claims.filter(({ key }) => key).length;
  if (claims.length < enoughPrompts || asUneven(right, claims.length) >= tooUnlikely) return [];
  const often = right > claims.length / 2;
  const first = claims.find(({ key }) => key === often);
  if (first === undefined) return [];
  const message = `${right} of the ${claims.length} true-false claims are true, so a learner does well by always saying ${often}: turn some ${often} claims round, until about half are true.`;
  return [{ file: first.file, path: [...first.path, "key"], message }];
};
