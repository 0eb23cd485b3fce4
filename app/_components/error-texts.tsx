"use client";

import { createContext } from "react";

export type ErrorTexts = Readonly<{ title: string; text: string; retry: string }>;

/** The words of the error page, which is made in the browser and must not fetch all messages for them. */
export const ErrorTextsContext = createContext<ErrorTexts | undefined>(undefined);
