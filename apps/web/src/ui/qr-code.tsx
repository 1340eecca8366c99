import { encode } from "uqr";

// The blank margin that readers need (ISO/IEC 18004, four modules).
const QUIET_ZONE = 4;

/** A QR code, drawn here in the browser: a secret in it goes to nobody else. Level L: a screen is clean, and larger squares scan better. */
export function QrCode({ value, label, size = 264 }: { value: string; label: string; size?: number }) {
  const { data } = encode(value, { ecc: "L", border: QUIET_ZONE });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${data.length} ${data.length}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <rect width={data.length} height={data.length} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}
