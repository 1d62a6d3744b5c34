// Photos wait in this browser's database until the server has them. Where there is none they wait in memory.
const NAME = "nianlun", SHELF = "shots";
const memory = new Map();
let next = -1;

const opened = new Promise((resolve) => {
  try {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(SHELF, { keyPath: "id", autoIncrement: true }).createIndex("draft", "draft");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => resolve(null);
  } catch {
    resolve(null);
  }
});

async function act(mode, work) {
  const database = await opened;
  if (!database) throw new Error("no database");
  const transaction = database.transaction(SHELF, mode);
  const request = work(transaction.objectStore(SHELF));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

// Returns the shot's number.
export async function put(draft, file) {
  const shot = { draft, file, name: file.name };
  try {
    return await act("readwrite", (shelf) => shelf.add(shot));
  } catch {
    memory.set(next, { ...shot, id: next });
    return next--;
  }
}

export async function all(draft) {
  const inMemory = [...memory.values()].filter((shot) => shot.draft === draft);
  try {
    return [...(await act("readonly", (shelf) => shelf.index("draft").getAll(draft))), ...inMemory];
  } catch {
    return inMemory;
  }
}

export async function remove(id) {
  if (memory.delete(id)) return;
  await act("readwrite", (shelf) => shelf.delete(id)).catch(() => {});
}
