/** What words of a prompt stand for. In each table the first row that fits decides. */

export type Place = "street" | "harbour" | "city" | "lake" | "sea" | "desert" | "forest" | "mountains" | "meadow";
export type Time = "dawn" | "day" | "golden" | "dusk" | "night";
export type Weather = "clear" | "cloudy" | "fog" | "rain" | "storm" | "snow";
export type Season = "spring" | "summer" | "autumn" | "winter";
export type Mood = "warm" | "cool" | "pastel" | "vivid" | "muted";
export type Style = "natural" | "watercolor" | "ink" | "poster" | "neon" | "pixel";
export type Thing =
  | "lighthouse"
  | "lamp lit"
  | "boat"
  | "house"
  | "birds"
  | "tree"
  | "flowers"
  | "castle"
  | "windmill"
  | "balloon"
  | "rainbow"
  | "lightning"
  | "aurora"
  | "moon"
  | "stars"
  | "path"
  | "mist"
  | "calm"
  | "fire"
  | "mountains";

type Table<Value> = readonly (readonly [value: Value, words: RegExp])[];

/** What has a colour of its own. */
const COLOURED =
  "boat|ship|sail|house|roof|door|barn|cabin|lighthouse|flower|rose|tree|lea(f|ve)|balloon|lantern|car|coat|bird|umbrella";

export const PLACES: Table<Place> = [
  ["street", /\b(streets?|alleys?|lanes?|markets?|bazaar|avenue|boulevard)\b/],
  ["harbour", /\b(harbou?rs?|ports?|docks?|quays?|piers?|marina|canals?|venice|fishing village)\b/],
  ["city", /\b(cit(y|ies)|skylines?|towns?|downtown|skyscrapers?|metropolis|rooftops?|towers|urban)\b/],
  ["lake", /\b(lakes?|ponds?|fjords?|rivers?|loch|reservoir|waterfalls?)\b/],
  ["sea", /\b(seas?|oceans?|coasts?|coastal|beach(es)?|shores?|cliffs?|lighthouses?|islands?|bays?|waves?|surf)\b/],
  ["desert", /\b(deserts?|dunes?|sahara|canyons?|mesas?|oasis|sand|cact(us|i))\b/],
  ["forest", /\b(forests?|woods?|woodland|jungle|pines?|trees|grove|birch(es)?|taiga)\b/],
  ["mountains", /\b(mountains?|peaks?|alps|alpine|summit|valleys?|glaciers?|ridges?|highlands?|volcano)\b/],
  ["meadow", /\b(meadows?|fields?|hills?|countryside|prairie|farm|pasture|vineyards?|garden|village|grass|steppe)\b/],
];

/** Where one looks out of a window from. */
export const INDOORS =
  /\b(rooms?|interiors?|indoors?|inside|kitchen|study|library|attic|cafe|bedroom|bookshop|windowsill|(by|at|through) the window)\b/;

export const TIMES: Table<Time> = [
  ["golden", /\b(golden|evening light|late afternoon|low sun|warm light)\b/],
  ["night", /\b(night|midnight|nocturnal|moon(light|lit)?|stars|starry|starlit|aurora|northern lights)\b/],
  ["dusk", /\b(dusk|sunset|twilight|evening|nightfall|sundown|gloaming)\b/],
  ["dawn", /\b(dawn|sunrise|daybreak|morning|first light)\b/],
  ["day", /\b(day|noon|midday|sunny|daylight|afternoon|bright)\b/],
];

export const WEATHERS: Table<Weather> = [
  ["storm", /\b(storms?|stormy|thunder\w*|lightning|tempest|hurricane|gale)\b/],
  ["snow", /\b(snow(s|y|ing|fall)?|blizzard|flurries)\b/],
  ["rain", /\b(rain(s|y|ing)?|drizzle|downpour|showers?|wet)\b/],
  ["fog", /\b(fog(gy)?|haz[ey]|smog)\b/],
  ["cloudy", /\b(cloud(s|y)?|overcast|gr[ea]y sky)\b/],
  ["clear", /\b(clear|cloudless|sun|sunny|calm)\b/],
];

export const SEASONS: Table<Season> = [
  ["winter", /\b(winter\w*|snow\w*|ice|icy|frost\w*|frozen|christmas)\b/],
  ["autumn", /\b(autumn\w*|fall colou?rs|october|november|harvest|falling leaves)\b/],
  ["spring", /\b(spring|blossoms?|cherry|april|may)\b/],
  ["summer", /\b(summer\w*|july|august)\b/],
];

export const MOODS: Table<Mood> = [
  ["pastel", /\b(pastel|soft|gentle|dream\w*|delicate|tender)\b/],
  ["vivid", /\b(vivid|bright|vibrant|colou?rful|saturated|joyful|cheerful|psychedelic)\b/],
  ["muted", /\b(muted|quiet|bleak|melanchol\w*|sad|desaturated|gr[ea]y|lonely|sombre|somber)\b/],
  ["warm", /\b(warm|cosy|cozy|hot|fiery)\b/],
  ["cool", /\b(cool|cold|chilly|icy)\b/],
];

/** Hues that colour words pull a picture towards, in degrees of OKLCH; but a red boat makes no red sea. */
export const HUES: Table<number> = (
  [
    [25, "red|crimson|scarlet"],
    [55, "orange|amber|copper"],
    [90, "yellow|gold"],
    [140, "green|emerald"],
    [190, "teal|turquoise|cyan"],
    [255, "blue|azure|indigo"],
    [300, "violet|purple|lavender"],
    [350, "pink|rose|magenta"],
  ] as const
).map(([hue, words]) => [hue, new RegExp(`\\b(${words})\\b(?! (${COLOURED})s?\\b)`)]);

export const STYLES: Table<Style> = [
  ["watercolor", /\b(waterc?olou?rs?|aquarelle)\b/],
  ["ink", /\b(ink|sumi-?e|pen drawing|line drawing|charcoal)\b/],
  ["neon", /\b(neon|cyberpunk|synthwave|vaporwave)\b/],
  ["pixel", /\b(pixel( art)?|8-?bit|16-?bit|retro game)\b/],
  ["poster", /\b(posters?|flat|screen ?print|travel print|vector|minimalist)\b/],
];

/** Unlike the others, all rows that fit count. */
export const THINGS: Table<Thing> = [
  ["lighthouse", /\blighthouses?\b/],
  ["lamp lit", /\b(lamp (is )?lit|lights? (is |are )?on|lamps? lit|beam|lanterns?|lit)\b/],
  ["boat", /\b(boats?|ships?|sail(s|ing|boats?)?|fishing|canoe|ferry)\b/],
  ["house", /\b(houses?|cabins?|cottages?|huts?|farm|villages?|barn|chalet)\b/],
  ["birds", /\b(birds?|gulls?|geese|swallows|crows?|flock)\b/],
  ["tree", /\b(lone tree|a tree|oak|willow|the tree|cherry tree)\b/],
  ["flowers", /\b(flowers?|bloom\w*|poppies|wildflowers|lavender|tulips|sunflowers?|blossoms?)\b/],
  ["castle", /\b(castles?|fortress|ruins?|palace)\b/],
  ["windmill", /\b(windmills?|mills?)\b/],
  ["balloon", /\b(balloons?)\b/],
  ["rainbow", /\brainbows?\b/],
  ["lightning", /\b(lightning|thunder\w*)\b/],
  ["aurora", /\b(aurora|northern lights)\b/],
  ["moon", /\bmoon(light|lit|rise)?\b/],
  ["stars", /\b(stars|starry|starlit|milky way)\b/],
  ["path", /\b(paths?|roads?|trails?|track|footprints)\b/],
  ["mist", /\b(mist(s|y)?|fog(gy)?|haz[ey])\b/],
  ["calm", /\b(calm|still|mirror|glassy)\b/],
  ["fire", /\b(fire(place|s)?|campfire|bonfire|embers)\b/],
  ["mountains", /\b(mountains?|peaks?|alps|alpine|fjords?)\b/],
];
