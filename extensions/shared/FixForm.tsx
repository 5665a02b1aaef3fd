import type { FixField } from './fix-answer';
import type { FixOffer } from './fix-offer';
import { Outcome } from './Outcome';
import { Problem } from './Problem';
import { useFix } from './use-fix';
import type { FixOutcome } from './use-listing';
import { word } from './words';

/** The field that closes a finding: what is in Shopify now, what saving does, and what came in between. */
export function FixForm(props: {
  productId: string;
  offer: FixOffer;
  onFixed: (outcome: FixOutcome) => void;
  onCancel: () => void;
}) {
  const { productId, offer, onFixed, onCancel } = props;
  const { field, typed, problem, isBusy, type, save } = useFix(productId, offer, onFixed);
  return (
    <s-stack gap="small-200">
      {problem !== null &&
        ('failure' in problem ? (
          <Problem problem={problem} />
        ) : (
          <Outcome outcome={problem} isBusy={isBusy} undo={onCancel} />
        ))}
      {field === null && isBusy && <s-spinner accessibilityLabel={word('extension.fix.loading')} />}
      {field !== null && <Field field={field} typed={typed} isBusy={isBusy} onType={type} />}
      <s-stack direction="inline" gap="small-200">
        {field !== null && (
          <s-button onClick={save} loading={isBusy} disabled={typed === field.value}>
            {word('extension.fix.save')}
          </s-button>
        )}
        <s-button variant="tertiary" onClick={onCancel}>
          {word('extension.fix.cancel')}
        </s-button>
      </s-stack>
    </s-stack>
  );
}

function Field(props: {
  field: FixField;
  typed: string;
  isBusy: boolean;
  onType: (typed: string) => void;
}) {
  const { field, typed, isBusy, onType } = props;
  return (
    <>
      {field.photoUrl !== null && (
        <s-thumbnail src={field.photoUrl} alt={field.label} size="large" />
      )}
      {field.details.map((detail) => (
        <s-paragraph key={detail}>{detail}</s-paragraph>
      ))}
      {field.choices === null ? (
        <s-text-field
          label={field.label}
          value={typed}
          maxLength={field.longest}
          disabled={isBusy}
          onInput={({ currentTarget }) => {
            onType(currentTarget.value);
          }}
        />
      ) : (
        <s-select
          label={field.label}
          value={typed}
          disabled={isBusy}
          onChange={({ currentTarget }) => {
            onType(currentTarget.value);
          }}
        >
          {field.choices.map(({ group, options }) =>
            group === null ? (
              <Options key="" options={options} />
            ) : (
              <s-option-group key={group} label={group}>
                <Options options={options} />
              </s-option-group>
            ),
          )}
        </s-select>
      )}
    </>
  );
}

function Options({ options }: { options: { value: string; label: string }[] }) {
  return (
    <>
      {options.map(({ value, label }) => (
        <s-option key={value} value={value}>
          {label}
        </s-option>
      ))}
    </>
  );
}
