import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Icon } from '@/shared/components/icons';
import type { Property } from '../../data/properties';
import { recordTypes } from '../../data/properties';
import { AreaFrame } from '../settings-area/area-frame';
import { PropertyDrawer } from './property-drawer';
import { PropertyList } from './property-list';

/** What tickets, contacts and companies can say about themselves. */
export default function PropertiesPage() {
  const { t } = useTranslation('desk');
  const [params, setParams] = useSearchParams();
  const [edited, setEdited] = useState<Property | 'new' | null>(null);
  const record = recordTypes.find((name) => name === params.get('record')) ?? 'ticket';

  return (
    <AreaFrame
      title={t('settingsArea.pages.properties')}
      lead={t('properties.lead')}
      actions={
        <Button leftSection={<Icon name="plus" />} onClick={() => setEdited('new')}>
          {t('properties.create')}
        </Button>
      }
    >
      <Tabs value={record} keepMounted={false} onChange={(next) => setParams(next ? { record: next } : {}, { replace: true })}>
        <Tabs.List aria-label={t('properties.records')} mb="md">
          {recordTypes.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`properties.record.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {recordTypes.map((name) => (
          <Tabs.Panel key={name} value={name}>
            <PropertyList record={name} onOpen={setEdited} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {edited && <PropertyDrawer record={record} known={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </AreaFrame>
  );
}
