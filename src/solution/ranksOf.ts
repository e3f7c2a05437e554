/** The place of each index in an order of all of them. */
export function ranksOf(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) rank[order[place]] = place;
  return rank;
}
