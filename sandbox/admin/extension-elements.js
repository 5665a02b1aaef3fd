/**
 * Simple stand-ins for those of Shopify's web components (https://shopify.dev/docs/api/admin-extensions) that an
 * extension on a product's page is likely to draw. How they look is extension.css's, within them the style below.
 */
(() => {
  const STYLE = `
    h2, h3 { margin: 0 0 8px; font-size: 14px; }
    h2 { font-size: 15px; }
    button, input, select { box-sizing: border-box; min-height: 34px; border: 1px solid #8a8a8a; border-radius: 8px; background: #fff; color: #1a1a1a; font: inherit; }
    button { padding: 5px 12px; border-color: #b5b5b5; cursor: pointer; font-weight: 550; }
    button:disabled { opacity: 0.6; cursor: default; }
    button.primary { border-color: #303030; background: #303030; color: #fff; }
    button.tertiary { border-color: transparent; background: none; }
    input, select { display: block; width: 100%; margin-top: 4px; padding: 5px 10px; }
    a { color: #005bd3; }
    img { display: block; width: 80px; height: 80px; border: 1px solid #dcdcdc; border-radius: 8px; object-fit: contain; }
    :focus-visible { outline: 2px solid #005bd3; outline-offset: 2px; }
    .window { display: flex; flex-direction: column; height: 100%; }
    .window > h2 { padding: 16px; margin: 0; }
    .inside { flex: 1; padding: 0 16px 16px; overflow-y: auto; }
    footer { display: flex; flex-direction: row-reverse; gap: 8px; padding: 12px 16px; border-top: 1px solid #ebebeb; }
  `;

  /** An element with a shadow of its own that follows the attributes named. */
  class Drawn extends HTMLElement {
    connectedCallback() {
      if (!this.shadowRoot) {
        this.attachShadow({ mode: 'open', delegatesFocus: true }).innerHTML =
          `<style>${STYLE}</style>${this.constructor.inside}`;
        this.begin();
      }
      this.draw();
    }

    attributeChangedCallback() {
      if (this.shadowRoot) this.draw();
    }

    within(selector) {
      return this.shadowRoot.querySelector(selector);
    }

    has(name) {
      return this.hasAttribute(name) && this.getAttribute(name) !== 'false';
    }

    begin() {}

    draw() {}
  }

  class Headed extends Drawn {
    static observedAttributes = ['heading'];
    static inside = '<h3></h3><slot></slot>';

    draw() {
      this.within('h2, h3').textContent = this.getAttribute('heading') ?? '';
    }
  }

  class Block extends Headed {
    static inside = '<h2></h2><slot></slot>';
  }

  class Action extends Headed {
    static inside = `<div class="window"><h2></h2><div class="inside" tabindex="0" role="region" aria-labelledby="title"><slot></slot></div>
      <footer><slot name="primary-action"></slot><slot name="secondary-actions"></slot></footer></div>`;

    begin() {
      this.within('h2').id = 'title';
    }
  }

  class Button extends Drawn {
    static observedAttributes = ['disabled', 'loading', 'variant'];
    static inside = '<button type="button"><slot></slot></button>';

    draw() {
      const button = this.within('button');
      button.disabled = this.has('disabled') || this.has('loading');
      button.ariaBusy = String(this.has('loading'));
      button.className = this.getAttribute('variant') ?? '';
    }
  }

  class Link extends Drawn {
    static observedAttributes = ['href'];
    static inside = '<a><slot></slot></a>';

    draw() {
      this.within('a').setAttribute('href', this.getAttribute('href') ?? '');
    }
  }

  class Thumbnail extends Drawn {
    static observedAttributes = ['src', 'alt'];
    static inside = '<img>';

    draw() {
      for (const name of ['src', 'alt']) {
        this.within('img').setAttribute(name, this.getAttribute(name) ?? '');
      }
    }
  }

  /** `field`: what is typed or chosen in; its events are told as the element's own. */
  class Field extends Drawn {
    static observedAttributes = ['label', 'disabled', 'maxlength'];
    #value = '';

    get value() {
      return this.field?.value ?? this.#value;
    }

    set value(value) {
      this.#value = value;
      this.show();
    }

    begin() {
      this.field = this.within('input, select');
      // An input is heard outside by itself, a change is not.
      this.field.addEventListener('change', () => this.dispatchEvent(new Event('change')));
      this.show();
    }

    draw() {
      this.within('span').textContent = this.getAttribute('label') ?? '';
      this.field.disabled = this.has('disabled');
      const most = this.getAttribute('maxlength');
      if (most !== null) this.field.maxLength = Number(most);
    }

    show() {
      if (this.field) this.field.value = this.#value;
    }
  }

  class TextField extends Field {
    static inside = '<label><span></span><input></label>';
  }

  class Select extends Field {
    static inside = '<label><span></span><select></select></label>';

    begin() {
      super.begin();
      new MutationObserver(() => this.show()).observe(this, { childList: true, subtree: true });
    }

    show() {
      this.field?.replaceChildren(...[...this.children].map(choiceOf));
      super.show();
    }
  }

  function choiceOf(element) {
    if (element.localName === 's-option-group') {
      const group = document.createElement('optgroup');
      group.label = element.getAttribute('label') ?? '';
      group.append(...[...element.children].map(choiceOf));
      return group;
    }
    return new Option(element.textContent, element.getAttribute('value') ?? '');
  }

  /** One that is nothing but its look, and what it is to who cannot see. */
  const plain = (describe = () => {}) =>
    class extends HTMLElement {
      static observedAttributes = ['gridtemplatecolumns', 'accessibilitylabel'];

      connectedCallback() {
        describe(this);
      }

      attributeChangedCallback() {
        describe(this);
      }
    };
  const withRole = (role) => plain((element) => element.setAttribute('role', role));

  const ELEMENTS = {
    's-admin-block': Block,
    's-admin-action': Action,
    's-section': class extends Headed {},
    's-button': Button,
    's-link': Link,
    's-thumbnail': Thumbnail,
    's-text-field': TextField,
    's-select': Select,
    's-option': plain(),
    's-option-group': plain(),
    's-stack': plain(),
    's-grid': plain((element) => {
      element.style.gridTemplateColumns = element.getAttribute('gridtemplatecolumns') ?? '';
    }),
    's-heading': plain((element) => {
      element.setAttribute('role', 'heading');
      element.setAttribute('aria-level', element.closest('s-section') ? '4' : '3');
    }),
    's-text': plain(),
    's-paragraph': withRole('paragraph'),
    's-badge': plain(),
    's-banner': withRole('status'),
    's-divider': withRole('separator'),
    's-spinner': plain((element) => {
      element.setAttribute('role', 'img');
      element.setAttribute('aria-label', element.getAttribute('accessibilitylabel') ?? '');
    }),
  };
  for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(name, element);
})();
