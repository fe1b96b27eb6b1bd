import { startApp } from '@/shared/start-app';
import { App } from './app';

void startApp('portal', (language) => import(`./locales/${language}.json`), <App />);
