/** Minutes as a sentence tells them: whole ones, but for so few that a tenth matters. */
export const readableMinutes = (minutes: number): number =>
  minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes);
