export interface Page {
  readonly path: string;
  readonly page: string;
  readonly title: string;
  readonly ids: ReadonlySet<string>;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly level: number;
    readonly text: string;
  }[];
  readonly markup: string;
  readonly problems: readonly string[];
}
export function sources(root: string): string[];
export function pageOf(path: string): string;
export function render(root: string, path: string, pages: ReadonlySet<string>): Page;
export function attachments(root: string, path: string, pages: ReadonlySet<string>): string[];
export function linkProblems(pages: readonly Page[]): string[];
