/** Lines of an SVG icon as one path, so that a 2D context draws the same icons as the page. */
export function iconPath(svg: SVGSVGElement): Path2D {
  const whole = new Path2D();
  for (const shape of svg.querySelectorAll("path, circle, rect, line, polyline, ellipse")) add(whole, shape);
  return whole;
}

function add(whole: Path2D, shape: Element): void {
  const value = (name: string) => Number(shape.getAttribute(name) ?? 0);
  switch (shape.tagName) {
    case "path":
      return whole.addPath(new Path2D(shape.getAttribute("d") ?? ""));
    case "circle":
      return ellipse(whole, value("cx"), value("cy"), value("r"), value("r"));
    case "ellipse":
      return ellipse(whole, value("cx"), value("cy"), value("rx"), value("ry"));
    case "rect":
      return whole.roundRect(value("x"), value("y"), value("width"), value("height"), value("rx"));
    case "line":
      whole.moveTo(value("x1"), value("y1"));
      return whole.lineTo(value("x2"), value("y2"));
    default: {
      const points = (shape.getAttribute("points") ?? "")
        .trim()
        .split(/[\s,]+/)
        .map(Number);
      for (let index = 0; index + 1 < points.length; index += 2) whole.lineTo(points[index] ?? 0, points[index + 1] ?? 0);
    }
  }
}

function ellipse(whole: Path2D, x: number, y: number, rx: number, ry: number): void {
  whole.moveTo(x + rx, y);
  whole.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
}
