import { type Box, EXAMPLES, type Line, WIDTH } from "./examples.js";
import type { Example } from "./plan.js";
import { useWords } from "./use-words.js";

/** One example of the manual as a drawing. What it shows stands below it in words, for everybody. */
export function ExampleDrawing({ example }: { example: Example }) {
  const words = useWords();
  const { boxes, lines, height } = EXAMPLES[example];
  const title = words.say("example.title", { number: example });
  const id = `example-${example}`;
  return (
    <figure class="example">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={title}
        aria-describedby={id}
        style={{ aspectRatio: `${WIDTH} / ${height}` }}
      >
        <defs>
          <marker
            id={`${id}-tip`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" class="tip" />
          </marker>
        </defs>
        {boxes.map((box) => (
          <DrawnBox key={`${box.x} ${box.y}`} box={box} />
        ))}
        {lines.map((line) => (
          <DrawnLine key={line.from.concat(line.to).join(" ")} line={line} tip={`${id}-tip`} />
        ))}
      </svg>
      <figcaption id={id}>
        <span class="strong">{title}.</span> {words.say(`example.${example}`)}
      </figcaption>
    </figure>
  );
}

function DrawnBox({ box }: { box: Box }) {
  const words = useWords();
  const { kind, x, y, width, height, word, name } = box;
  const text = [word && words.say(word), name].filter(Boolean).join(" ");
  // What a company has stands in it below its name.
  const at = kind === "company" ? y + 16 : y + height / 2 + 4;
  return (
    <g class={kind}>
      <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} rx={kind === "account" ? 12 : 3} />
      <text x={x + width / 2} y={at} text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

function DrawnLine({ line, tip }: { line: Line; tip: string }) {
  const [x1, y1] = line.from;
  const [x2, y2] = line.to;
  return (
    <line
      x1={x1}
      y1={y1}
      x2={x2}
      y2={y2}
      class={line.mandate ? "mandate" : undefined}
      marker-end={`url(#${tip})`}
    />
  );
}
