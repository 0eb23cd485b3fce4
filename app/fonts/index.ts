import localFont from "next/font/local";

/** For what is read and asked: Literata. */
export const serif = localFont({
  src: "./serif.woff2",
  weight: "400 600",
  variable: "--font-serif",
  display: "swap",
  fallback: ["Georgia", "serif"],
});

/** For controls and figures: Source Sans 3. */
export const sans = localFont({
  src: "./sans.woff2",
  weight: "400 600",
  variable: "--font-sans",
  display: "swap",
  fallback: ["system-ui", "sans-serif"],
});
