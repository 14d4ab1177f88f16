/// Small named values that outlive the page: last good answers, open papers, the outbox.
export interface Shelf {
  get<T>(key: string): Promise<T | undefined>
  put(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  keys(prefix: string): Promise<string[]>
}

const name = 'palmunion'
const table = 'shelf'

/// IndexedDB, or localStorage where the browser refuses it (private windows, old web views).
export async function openShelf(): Promise<Shelf> {
  try {
    return databaseShelf(await openDatabase())
  } catch {
    return storageShelf(localStorage)
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
    request.onblocked = () => reject(new Error('database blocked'))
  })
}

function databaseShelf(database: IDBDatabase): Shelf {
  function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(table, mode)
      const request = act(transaction.objectStore(table))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error ?? new Error('not stored'))
      transaction.onabort = () => reject(transaction.error ?? new Error('not stored'))
    })
  }
  return {
    get: <T>(key: string) => run('readonly', (store) => store.get(key) as IDBRequest<T | undefined>),
    put: async (key, value) => void (await run('readwrite', (store) => store.put(plain(value), key))),
    remove: async (key) => void (await run('readwrite', (store) => store.delete(key))),
    keys: async (prefix) => {
      const keys = await run('readonly', (store) => store.getAllKeys())
      return keys.map(String).filter((key) => key.startsWith(prefix))
    },
  }
}

export function storageShelf(storage: Storage): Shelf {
  const full = (key: string): string => `${name}.${key}`
  return {
    get: async <T>(key: string) => {
      const text = storage.getItem(full(key))
      return text === null ? undefined : (JSON.parse(text) as T)
    },
    put: async (key, value) => storage.setItem(full(key), JSON.stringify(value)),
    remove: async (key) => storage.removeItem(full(key)),
    keys: async (prefix) =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index)!)
        .filter((key) => key.startsWith(full(prefix)))
        .map((key) => key.slice(name.length + 1)),
  }
}

/// Without Vue's proxies, which no database can copy.
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
