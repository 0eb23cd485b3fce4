import type { ReactNode } from "react";

export const metadata = { title: "Empty" };

export default function Layout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
