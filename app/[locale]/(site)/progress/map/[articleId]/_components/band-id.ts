/** Of the words for a band in the legend, by its place: what a passage is described by. */
export const bandId = (place: number): string => `band-${place}`;
