import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { Button, SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '@/shared/components/icons';
import { paths } from '../../paths';
import { AreaFrame } from '../settings-area/area-frame';
import type { Askable } from './askable';
import { reasonsAgainst } from './askable';
import { BuilderCanvas } from './builder-canvas';
import classes from './form-builder.module.css';
import type { FormRecord } from './form-definition';
import { FormPreview } from './form-preview';
import { FormSettings } from './form-settings';
import { SaveBar } from './save-bar';
import { StaleForm } from './stale-form';
import { useBuilder } from './use-builder';
import { useReasonsText } from './use-reasons-text';

/** Narrower than this, the preview has its own part of the page instead of standing beside. */
const roomForTwo = 820;

type Part = 'fields' | 'settings' | 'preview';

/** Fields and settings of a form beside the form itself. */
export function FormBuilder({ form, askable }: { form: FormRecord; askable: Askable[] }) {
  const { t } = useTranslation('desk');
  const reasonsText = useReasonsText();
  const builder = useBuilder(form);
  const [chosen, setChosen] = useState<Part>('fields');
  const { ref, width } = useElementSize();
  const narrow = width > 0 && width < roomForTwo;
  const part = chosen === 'preview' && !narrow ? 'fields' : chosen;
  const parts: Part[] = narrow ? ['fields', 'settings', 'preview'] : ['fields', 'settings'];
  const reasons = reasonsAgainst(builder.definition, askable);

  return (
    <AreaFrame
      above={t('forms.builder.title')}
      title={builder.definition.name.trim() || form.name}
      actions={
        <Button component={Link} to={paths.forms} variant="subtle" leftSection={<Icon name="arrowLeft" />}>
          {t('forms.builder.all')}
        </Button>
      }
    >
      <SaveBar builder={builder} />
      <StaleForm builder={builder} id={form.id} />
      {reasons.length > 0 && (
        <p className={classes.unfit} role="status">
          {t('forms.unfit', { reasons: reasonsText(reasons) })}
        </p>
      )}
      <div ref={ref} className={classes.parts} data-narrow={narrow || undefined}>
        <div className={classes.editor}>
          <SegmentedControl
            fullWidth
            aria-label={t('forms.builder.part')}
            value={part}
            onChange={(next) => setChosen(next as Part)}
            data={parts.map((value) => ({ value, label: t(`forms.builder.parts.${value}`) }))}
          />
          {part === 'fields' && <BuilderCanvas builder={builder} askable={askable} />}
          {part === 'settings' && <FormSettings builder={builder} />}
        </div>
        {(!narrow || part === 'preview') && <FormPreview form={form} definition={builder.definition} askable={askable} />}
      </div>
    </AreaFrame>
  );
}
