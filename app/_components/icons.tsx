import type { ReactNode } from "react";

function Icon({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {children}
    </svg>
  );
}

export const TodayIcon = () => (
  <Icon>
    <path d="M3 18h18M6.5 18a5.5 5.5 0 0 1 11 0M12 6V4M5 9.5 3.8 8.3M19 9.5l1.2-1.2" />
  </Icon>
);

export const ReadIcon = () => (
  <Icon>
    <path d="M12 6.5C10 5 7 4.5 3.5 4.5v13.5c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5zM12 6.5V20" />
  </Icon>
);

export const QuizIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M9.6 9.6a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .8-1 1.6M12 16.4v.1" />
  </Icon>
);

export const CardsIcon = () => (
  <Icon>
    <rect x="4" y="8" width="13" height="11" rx="2" />
    <path d="M8 8V6.5A1.5 1.5 0 0 1 9.5 5H18.5A1.5 1.5 0 0 1 20 6.5V14a1.5 1.5 0 0 1-1.5 1.5H17" />
  </Icon>
);

export const ProgressIcon = () => (
  <Icon>
    <path d="M4 20V14M10 20V9M16 20V12M22 20H2M20.5 20V5" />
  </Icon>
);

export const RightIcon = () => (
  <Icon>
    <path d="m5 12.5 4.5 4.5L19 7" />
  </Icon>
);

export const WrongIcon = () => (
  <Icon>
    <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />
  </Icon>
);
