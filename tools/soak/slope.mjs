/** How fast something grows: the slope of the straight line that fits best. */

/**
 * @param {readonly (readonly [number, number])[]} points
 * @returns {number} Growth for each unit of the first; 0 for fewer than two points.
 */
export function slopeOf(points) {
	const mean = (place) => points.reduce((sum, point) => sum + point[place], 0) / points.length
	const [x, y] = [mean(0), mean(1)]
	const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
	const together = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
	return spread > 0 ? together / spread : 0
}
