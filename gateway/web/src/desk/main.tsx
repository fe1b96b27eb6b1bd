import { startApp } from '@/shared/start-app';
// After the shared stylesheets, whose components these are composed of.
import './styles';
import { App } from './app';

void startApp('desk', (language) => import(`./locales/${language}.json`), <App />);
