import { type Content, type Finding, releasedFile } from "../content";
import { idsOf } from "../released";

/** Ids are for ever: one that learners have met is kept or retired, and never used for something else. */
export const releasedIds = (content: Content): readonly Finding[] => {
  const { released, retired } = content.released;
  const current = idsOf(content);
  const [live, gone] = [new Set(current), new Set(retired)];
  const lost = released.flatMap((id, index) =>
    live.has(id) || gone.has(id)
      ? []
      : [
          {
            file: releasedFile,
            path: ["released", index],
            message: `"${id}" was released and is gone: bring the id back, or run "npm run content:release" to retire it for good.`,
          },
        ],
  );
  const reused = retired.flatMap((id, index) =>
    live.has(id)
      ? [
          {
            file: releasedFile,
            path: ["retired", index],
            message: `"${id}" is retired and in use again: give the new fact or prompt an id of its own.`,
          },
        ]
      : [],
  );
  return [...lost, ...reused];
};
