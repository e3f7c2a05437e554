/** A binary heap of items by key, least first; equal keys by item, so that the order never depends on history. */
export interface Heap {
  key: Float64Array;
  item: Int32Array;
  size: number;
}

export function createHeap(room: number): Heap {
  return { key: new Float64Array(room), item: new Int32Array(room), size: 0 };
}

export function push(heap: Heap, key: number, item: number): void {
  if (heap.size === heap.key.length) grow(heap);
  const keys = heap.key;
  const items = heap.item;
  let at = heap.size++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = keys[parent];
    if (above < key || (above === key && items[parent] <= item)) break;
    keys[at] = above;
    items[at] = items[parent];
    at = parent;
  }
  keys[at] = key;
  items[at] = item;
}

/** Removes the least; read `key[0]` and `item[0]` before. */
export function removeLeast(heap: Heap): void {
  const keys = heap.key;
  const items = heap.item;
  const size = --heap.size;
  const key = keys[size];
  const item = items[size];
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    const right = child + 1;
    if (right < size && (keys[right] < keys[child] || (keys[right] === keys[child] && items[right] < items[child])))
      child = right;
    const below = keys[child];
    if (key < below || (key === below && item <= items[child])) break;
    keys[at] = below;
    items[at] = items[child];
    at = child;
  }
  keys[at] = key;
  items[at] = item;
}

function grow(heap: Heap): void {
  const key = new Float64Array(2 * heap.size);
  const item = new Int32Array(2 * heap.size);
  key.set(heap.key);
  item.set(heap.item);
  heap.key = key;
  heap.item = item;
}
