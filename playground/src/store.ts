/** Documents that the reader keeps in this browser, by name. A browser may forbid it: then nothing is kept. */
const PREFIX = 'lakatos-document:';
const LAST = 'lakatos-last';

export function storedNames(): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length))
      .sort();
  } catch {
    return [];
  }
}

export function load(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Whether it was kept. */
export function keep(name: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, text);
    localStorage.setItem(LAST, name);
    return true;
  } catch {
    return false;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept.
  }
}

export function lastName(): string | null {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}
