import type desk from './desk/locales/en.json';
import type portal from './portal/locales/en.json';
import type shared from './shared/locales/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: { shared: typeof shared; portal: typeof portal; desk: typeof desk };
  }
}
