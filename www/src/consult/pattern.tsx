/** How many fillings can be told apart without colour. Codes beyond them share the last one, and are told in words. */
export const FILLINGS = 6;

/** The filling of the code at a place of its list. */
export function filling(place: number): string {
  return `url(#consult-filling-${Math.min(Math.max(place, 0), FILLINGS - 1)})`;
}

/** The fillings of all bars, once a page: solid, stripes both ways, dots, a grid, and lines. They are drawn in the text's colour. */
export function Fillings() {
  const drawings = [
    <rect key="solid" width="8" height="8" class="ink" />,
    <path key="up" d="M-2 2 2-2M0 8 8 0M6 10 10 6" class="stroke" />,
    <g key="dots" class="ink">
      <circle cx="2" cy="2" r="1.5" />
      <circle cx="6" cy="6" r="1.5" />
    </g>,
    <path key="down" d="M-2 6 2 10M0 0 8 8M6-2 10 2" class="stroke" />,
    <path key="grid" d="M0 4H8M4 0V8" class="stroke" />,
    <path key="lines" d="M1 0V8" class="stroke" />,
  ];
  return (
    <svg class="fillings" width="0" height="0" aria-hidden="true">
      <defs>
        {drawings.map((drawing, place) => (
          <pattern
            key={drawing.key}
            id={`consult-filling-${place}`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
          >
            <rect width="8" height="8" class="paper" />
            {drawing}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** A filling beside its name. */
export function Swatch({ place }: { place: number }) {
  return (
    <svg class="swatch" width="24" height="16" aria-hidden="true">
      <rect x="0.5" y="0.5" width="23" height="15" fill={filling(place)} class="outline" />
    </svg>
  );
}
