import { experiencesField } from "./experiencesField.ts";
import type { Field } from "./field.ts";
import { dateMember, listField, personMember, topicMember, wishMember } from "./listFields.ts";
import type { AttributeMapping, MenteeMapping, MentorMapping, Scale, SideMapping } from "./mapping.ts";
import { booleanField, jsonField, numberField, textField } from "./plainFields.ts";
import type { RecordKind } from "./recordFields.ts";
import { recordField } from "./recordFields.ts";

/** The keys of a mentee that a mapping names, in the order of the format. */
export function menteeFields(side: MenteeMapping): readonly Field[] {
  const { objectives, levels, wants, priority } = side;
  return [
    ...personFields(side),
    ...some(objectives, (place) =>
      typeof place === "object" && "columns" in place && Array.isArray(place.columns)
        ? listField(["objectives"], { columns: place.columns }, topicMember)
        : recordField(["objectives"], place as Exclude<typeof place, { columns: string[] }>, {
            topics: true,
            dropsZero: true,
            nonempty: true,
            bounds: boundsOf(place),
            ranked: typeof place === "object" && "ranked" in place,
          }),
    ),
    ...some(levels, (place) => recordField(["levels"], place, sharesOf(place))),
    ...some(wants, (header) => numberField(["wants"], header)),
    ...some(priority, (header) => numberField(["priority"], header)),
  ];
}

/** As `menteeFields`, of a mentor. */
export function mentorFields(side: MentorMapping): readonly Field[] {
  const { expertise, capacity, minLoad, experiences } = side;
  return [
    ...personFields(side),
    ...some(expertise, (place) => recordField(["expertise"], place, sharesOf(place))),
    ...some(capacity, (header) => numberField(["capacity"], header)),
    ...some(minLoad, (header) => numberField(["minLoad"], header)),
    ...some(experiences, experiencesField),
  ];
}

function personFields({ id, name, attributes, wishes, avoid, weights, available }: SideMapping): readonly Field[] {
  return [
    textField(["id"], id),
    ...some(name, (header) => textField(["name"], header)),
    ...Object.entries(attributes ?? {}).map(([attribute, place]) => attributeField(attribute, place)),
    ...some(wishes, (place) => {
      const { by, tie } = typeof place === "string" ? {} : place;
      return listField(["wishes"], place, wishMember(by, tie));
    }),
    ...some(avoid, (place) => {
      const { by } = typeof place === "string" ? {} : place;
      return listField(["avoid"], place, personMember(by));
    }),
    ...some(weights, (place) => recordField(["weights"], place, { topics: false })),
    ...some(available, (place) => {
      const { dates } = typeof place === "string" ? {} : place;
      return listField(["available"], place, dateMember(dates));
    }),
  ];
}

function attributeField(name: string, place: AttributeMapping): Field {
  const keys = ["attributes", name];
  if (typeof place === "string") return textField(keys, place);
  if (place.kind === "list") return listField(keys, place);
  if (place.kind === "number") return numberField(keys, place.column);
  if (place.kind === "boolean") return booleanField(keys, place.column, place.true, place.false);
  return place.kind === "json" ? jsonField(keys, place.column) : textField(keys, place.column);
}

function some<T>(value: T | undefined, make: (value: T) => Field): Field[] {
  return value === undefined ? [] : [make(value)];
}

function sharesOf(place: string | { readonly scale?: Scale | undefined }): RecordKind {
  const scale = typeof place === "string" ? undefined : place.scale;
  const bounds = scale === undefined ? { least: 0, most: 1, otherwise: 'a "scale" in the mapping' } : undefined;
  return { topics: true, scale, bounds };
}

function boundsOf(place: NonNullable<MenteeMapping["objectives"]>): RecordKind["bounds"] {
  if (typeof place === "string" || !("scale" in place) || place.scale === undefined) return undefined;
  const [least, most] = place.scale;
  return { least, most };
}
