import type { Canvas } from "@napi-rs/canvas";
import { paintCity } from "./city.ts";
import type { Description } from "./describe.ts";
import { paintHarbour } from "./houses.ts";
import { paintDesert, paintForest, paintLake, paintMeadow, paintMountains, paintSea } from "./landscapes.ts";
import { paintRoom } from "./room.ts";
import { paintSky } from "./sky.ts";
import { paintStreet } from "./street.ts";
import { drawInk } from "./styles/ink.ts";
import { developNatural } from "./styles/natural.ts";
import { lightNeon } from "./styles/neon.ts";
import { drawPixels } from "./styles/pixel.ts";
import { printPoster } from "./styles/poster.ts";
import { washWatercolor } from "./styles/watercolor.ts";
import { paintThings } from "./things.ts";
import { createView, type View } from "./view.ts";
import type { Place, Style } from "./vocabulary.ts";
import { paintWeather } from "./weather.ts";

/** Each paints a place below the sky that is there, and returns where the ground begins in every column. */
const PLACES: Readonly<Record<Place, (view: View) => Float32Array>> = {
  city: paintCity,
  desert: paintDesert,
  forest: paintForest,
  harbour: paintHarbour,
  lake: paintLake,
  meadow: paintMeadow,
  mountains: paintMountains,
  sea: paintSea,
  street: paintStreet,
};

/** What becomes of the painted scene. */
const STYLES: Readonly<Record<Style, (view: View) => void>> = {
  natural: developNatural,
  watercolor: washWatercolor,
  ink: drawInk,
  poster: printPoster,
  neon: lightNeon,
  pixel: drawPixels,
};

/** Paints one scene. The same description gives the same picture, of any size. */
export function paint(description: Description, width: number, height: number): Canvas {
  const view = createView(description, width, height);
  paintSky(view);
  paintThings(view, PLACES[description.place](view));
  paintWeather(view);
  if (description.isIndoors) paintRoom(view);
  STYLES[description.style](view);
  return view.canvas;
}
