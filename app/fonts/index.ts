import localFont from "next/font/local";

/** For what is read and asked: Literata. */
export const serif = localFont({
  src: "./serif.woff2",
  weight: "400 600",
  variable: "--font-serif",
  display: "swap",
  fallback: ["Georgia", "serif"],
});

/** For controls and figures: Source Sans 3, as it is: its licence reserves the name for what is not changed. */
export const sans = localFont({
  src: "../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  weight: "400 600",
  variable: "--font-sans",
  display: "swap",
  fallback: ["system-ui", "sans-serif"],
});
