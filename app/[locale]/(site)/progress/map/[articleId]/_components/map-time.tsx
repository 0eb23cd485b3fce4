import { getTranslations } from "next-intl/server";
import { bandOf, bands, type MapFrame } from "@/lib/domain/memory-map";
import { getFormatter } from "@/lib/i18n/format";
import type { MemoryMap } from "@/lib/study/memory-map";
import { Strip } from "../../../_components/stripes";
import { type Moment, TimeTravel } from "./time-travel";

const wholeDay = { day: "numeric", month: "long", year: "numeric" } as const;
const shortDay = { day: "numeric", month: "short" } as const;

/** What moves the map through time, with a caption for each moment and the whole article in one line. */
export async function MapTime({ map }: Readonly<{ map: MemoryMap }>) {
  const [t, format] = await Promise.all([getTranslations("MemoryMap"), getFormatter()]);
  const { past, today, stopped, goingOn, settings, facts } = map;
  type Caption = "captionThen" | "captionNow" | "captionStopped" | "captionGoingOn";
  const moments = (frames: readonly MapFrame[], caption: Caption): Moment[] =>
    frames.map(({ day, met, recalled, chances }) => ({
      bands: chances.map((chance) => bands.indexOf(bandOf(chance, settings))).join(""),
      caption: t(caption, { day: format.day(day, wholeDay), met, recalled, total: facts.length }),
    }));
  const short = (frame: MapFrame | undefined) => frame && format.day(frame.day, shortDay);
  return (
    <TimeTravel
      past={[...moments(past, "captionThen"), ...moments([today], "captionNow")]}
      ahead={{
        goingOn: moments(goingOn, "captionGoingOn"),
        stopped: moments(stopped, "captionStopped"),
      }}
      labels={{
        time: t("time"),
        play: t("play"),
        pause: t("pause"),
        ahead: t("ahead"),
        goingOn: t("ifGoingOn"),
        stopped: t("ifStopped"),
        first: short(past[0]),
        today: t("today"),
        last: short(stopped.at(-1)),
      }}
    >
      <Strip shown={today.chances.map((chance) => bandOf(chance, settings))} />
    </TimeTravel>
  );
}
