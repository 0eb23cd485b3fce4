import { createContext } from "react";

/** Whether the cards stand in a lesson: under its headings, with their passages on the same page. */
export const InLesson = createContext(false);
