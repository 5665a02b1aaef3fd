import type { PageProps } from './Layout';

/** A part of the app on a page of the admin. */
export interface ShownExtension {
  handle: string;
  name: string;
  kind: 'block' | 'action';
  /** Path of its document within the store. */
  path: string;
  /** False until Shopify's tool has built it. */
  isBuilt: boolean;
}

interface Props {
  page: PageProps;
  extensions: ShownExtension[];
}

/** Each action by its name, and the window that it opens. */
export function ActionButtons({ page, extensions }: Props) {
  return extensions
    .filter(({ kind }) => kind === 'action')
    .map((action) => (
      <span key={action.handle}>
        <button type="button" data-opens={windowId(action)}>
          {action.name}
        </button>
        <dialog id={windowId(action)} className="action" aria-label={action.name}>
          <header>
            <span>{page.frame.app.name}</span>
            <button type="button" data-closes>
              {page.t.closeWindow}
            </button>
          </header>
          <Mount page={page} extension={action} />
        </dialog>
      </span>
    ));
}

function windowId({ handle }: ShownExtension): string {
  return `action-${handle}`;
}

export function ExtensionBlocks({ page, extensions }: Props) {
  return extensions
    .filter(({ kind }) => kind === 'block')
    .map((block) => (
      <section key={block.handle} className="card" aria-label={block.name}>
        <p className="hint">{page.frame.app.name}</p>
        <Mount page={page} extension={block} />
      </section>
    ));
}

/** Filled by extension-frames.js. */
function Mount({ page, extension }: { page: PageProps; extension: ShownExtension }) {
  const { t, to } = page;
  if (!extension.isBuilt) return <p>{t.extensionNotBuilt}</p>;
  return (
    <div
      data-extension={to(extension.path)}
      data-kind={extension.kind}
      data-name={extension.name}
      data-api={to('/api')}
    />
  );
}
