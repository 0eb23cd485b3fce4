"use client";

import { createContext, use } from "react";

/** Whether keys of one letter, digit or sign work. */
export const LetterKeys = createContext(true);

/** The key that does the same, as long as such keys work. */
export const LetterKey = ({ name }: Readonly<{ name: string }>) =>
  use(LetterKeys) && <kbd aria-hidden>{name}</kbd>;
