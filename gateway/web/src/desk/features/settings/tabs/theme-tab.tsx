import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortalTheme } from '@/shared/api-types';
import { contrastProblems, fontStacks } from '@/shared/theming/theme-variables';
import { AssetField } from '../asset-field';
import { ColorField } from '../color-field';
import { useDraft } from '../draft-context';
import { ThemePreview } from '../theme-preview';
import classes from './beside-preview.module.css';

const fonts = Object.keys(fontStacks) as PortalTheme['font'][];
const densities = ['compact', 'comfortable', 'spacious'] as const;
const schemes = ['auto', 'light', 'dark'] as const;

/** Few choices beside the pages they change (P19). */
export default function ThemeTab() {
  const { t } = useTranslation('desk');
  const { values, edit, error } = useDraft();
  const { theme } = values;
  const problems = contrastProblems(theme);
  const change = (part: Partial<PortalTheme>, now = false) => edit({ theme: { ...theme, ...part } }, { now });
  const warning = (field: 'primaryColor' | 'backgroundColor') => {
    const ratio = problems.find((problem) => problem.field === field)?.ratio;
    return ratio === undefined ? undefined : t(`settings.contrast.${field}`, { ratio: ratio.toFixed(1) });
  };

  return (
    <div className={classes.columns}>
      <div className={classes.controls}>
        <ColorField
          label={t('settings.field.theme_primaryColor')}
          value={theme.primaryColor}
          warning={warning('primaryColor')}
          error={error('theme.primaryColor')}
          onChange={(primaryColor) => primaryColor && change({ primaryColor })}
        />
        <ColorField
          label={t('settings.field.theme_headerColor')}
          optional
          value={theme.headerColor}
          error={error('theme.headerColor')}
          onChange={(headerColor) => change({ headerColor })}
        />
        <ColorField
          label={t('settings.field.theme_backgroundColor')}
          optional
          value={theme.backgroundColor}
          warning={warning('backgroundColor')}
          error={error('theme.backgroundColor')}
          onChange={(backgroundColor) => change({ backgroundColor })}
        />
        <NativeSelect
          label={t('settings.field.theme_font')}
          data={fonts.map((value) => ({ value, label: t(`settings.choice.theme.font.${value}`) }))}
          value={theme.font}
          onChange={(event) => change({ font: event.currentTarget.value as PortalTheme['font'] }, true)}
        />
        <NumberInput
          label={t('settings.field.theme_radius')}
          suffix=" px"
          min={0}
          max={16}
          allowDecimal={false}
          clampBehavior="strict"
          hideControls
          value={theme.radius}
          error={error('theme.radius')}
          onChange={(radius) => typeof radius === 'number' && change({ radius })}
        />
        <NativeSelect
          label={t('settings.field.theme_density')}
          data={densities.map((value) => ({ value, label: t(`settings.choice.theme.density.${value}`) }))}
          value={theme.density}
          onChange={(event) => change({ density: event.currentTarget.value as PortalTheme['density'] }, true)}
        />
        <NativeSelect
          label={t('settings.field.theme_scheme')}
          description={t('settings.schemeHint')}
          data={schemes.map((value) => ({ value, label: t(`settings.choice.theme.scheme.${value}`) }))}
          value={theme.scheme}
          onChange={(event) => change({ scheme: event.currentTarget.value as PortalTheme['scheme'] }, true)}
        />
        <AssetField
          label={t('settings.field.theme_logoId')}
          hint={t('settings.logoHint')}
          value={theme.logoId}
          error={error('theme.logoId')}
          onChange={(logoId) => change({ logoId }, true)}
        />
        <AssetField
          label={t('settings.field.theme_darkLogoId')}
          hint={t('settings.darkLogoHint')}
          dark
          value={theme.darkLogoId}
          error={error('theme.darkLogoId')}
          onChange={(darkLogoId) => change({ darkLogoId }, true)}
        />
        <AssetField
          label={t('settings.field.theme_faviconId')}
          hint={t('settings.faviconHint')}
          value={theme.faviconId}
          error={error('theme.faviconId')}
          onChange={(faviconId) => change({ faviconId }, true)}
        />
      </div>
      <ThemePreview />
    </div>
  );
}
