import { Table, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Property, RecordType } from '../../data/properties';
import { usePropertyLabel } from '../settings/use-property-label';
import classes from './properties.module.css';
import { useGroupLabel } from '../../components/properties/use-group-label';

interface Props {
  record: RecordType;
  properties: Property[];
  groups: string[];
  onOpen: (property: Property) => void;
}

/** The properties under their headings. On narrow screens what the columns say stands below the label. */
export function PropertyTable({ record, properties, groups, onOpen }: Props) {
  const { t } = useTranslation('desk');
  const propertyLabel = usePropertyLabel();
  const group = useGroupLabel();
  const origin = ({ standard }: Property) => (standard ? t('properties.standard') : t('properties.custom'));

  return (
    <div className={classes.card}>
      <Table verticalSpacing="sm" highlightOnHover aria-label={t(`properties.record.${record}`)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('properties.label')}</Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t('properties.name')}
            </Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t('properties.type')}
            </Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t('properties.visibility')}
            </Table.Th>
            <Table.Th scope="col" className={classes.wide}>
              {t('properties.origin')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {groups.map((heading) => (
          <Table.Tbody key={heading}>
            <Table.Tr className={classes.group}>
              <Table.Th scope="rowgroup" colSpan={5}>
                {group.show(heading)}
              </Table.Th>
            </Table.Tr>
            {properties
              .filter((property) => property.group === heading)
              .map((property) => (
                <Table.Tr key={property.name}>
                  <Table.Td>
                    <UnstyledButton className={classes.name} onClick={() => onOpen(property)}>
                      {propertyLabel(property)}
                    </UnstyledButton>
                    <span className={classes.narrow}>
                      {[
                        t(`properties.types.${property.type}`),
                        t(`properties.visibilities.${property.visibility}`),
                        origin(property),
                      ].join(' · ')}
                    </span>
                  </Table.Td>
                  <Table.Td className={classes.wide}>
                    <code className={classes.code}>{property.name}</code>
                  </Table.Td>
                  <Table.Td className={classes.wide}>{t(`properties.types.${property.type}`)}</Table.Td>
                  <Table.Td className={classes.wide}>{t(`properties.visibilities.${property.visibility}`)}</Table.Td>
                  <Table.Td className={classes.wide}>{origin(property)}</Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        ))}
      </Table>
    </div>
  );
}
