import {
  Banner,
  BlockStack,
  Button,
  Checkbox,
  DropZone,
  InlineStack,
  ProgressBar,
  Text,
  TextField,
} from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import {
  LONGEST_ALT_TEXT,
  PHOTO_TYPES,
  photoFault,
  photoTypeOf,
  TELLING_BYTES,
} from '~/core/changes/photo-file';
import { useFormatter, useTranslate } from './language';
import { MOST_PHOTO_MEGABYTES, sayPhotoFault, useAddPhoto } from './use-add-photo';

/** Which photo, what it shows, and how far it is. */
export default function AddPhotoFields(props: { listingId: string; onClose: () => void }) {
  const { listingId, onClose } = props;
  const t = useTranslate();
  const { isGranted, sent, whyNot, add, refuse } = useAddPhoto(listingId, onClose);
  const [file, setFile] = useState<File | null>(null);
  const [alt, setAlt] = useState('');
  const [showsPackaging, setShowsPackaging] = useState(true);
  const isBusy = sent !== null;

  async function choose(chosen: File) {
    const begin = new Uint8Array(await chosen.slice(0, TELLING_BYTES).arrayBuffer());
    const fault = photoFault(chosen.size, photoTypeOf(begin));
    refuse(fault && sayPhotoFault(fault));
    setFile(fault === null ? chosen : null);
  }

  return (
    <BlockStack gap="400">
      {whyNot && (
        <Banner tone="warning">
          <p>{t(whyNot.id, whyNot.data)}</p>
        </Banner>
      )}
      <DropZone
        label={t('photo.file')}
        accept={Object.keys(PHOTO_TYPES).join(',')}
        allowMultiple={false}
        variableHeight
        disabled={isBusy}
        onDrop={(_all, accepted, rejected) => {
          const [chosen] = [...accepted, ...rejected];
          if (chosen) void choose(chosen);
        }}
      >
        {file === null ? (
          <DropZone.FileUpload actionHint={t('photo.hint', { megabytes: MOST_PHOTO_MEGABYTES })} />
        ) : (
          <Chosen file={file} />
        )}
      </DropZone>
      <TextField
        label={t('photo.alt')}
        helpText={t('photo.altHelp')}
        value={alt}
        onChange={setAlt}
        disabled={isBusy}
        maxLength={LONGEST_ALT_TEXT}
        multiline={2}
        autoComplete="off"
        spellCheck
      />
      <Checkbox
        label={t('photo.showsPackaging')}
        checked={showsPackaging}
        onChange={setShowsPackaging}
        disabled={isBusy}
      />
      <Text as="p" tone="subdued">
        {t('photo.does')} {isGranted === false && t('photo.permission')}
      </Text>
      <Progress sent={sent} />
      <InlineStack gap="200">
        <Button
          variant="primary"
          disabled={file === null}
          loading={isBusy}
          onClick={() => {
            if (file !== null) add({ file, alt, showsPackaging });
          }}
        >
          {t('photo.save')}
        </Button>
        <Button disabled={isBusy} onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Chosen({ file }: { file: File }) {
  const t = useTranslate();
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (picture.current) picture.current.src = url;
    return () => {
      URL.revokeObjectURL(url);
    };
  }, [file]);
  return (
    <div className="chosen-photo">
      <img ref={picture} alt="" />
      <Text as="p" breakWord>
        {t('photo.chosen', { name: file.name })}
      </Text>
    </div>
  );
}

/** The way to Borealist can be measured; what Shopify does then cannot. */
function Progress({ sent }: { sent: number | null }) {
  const t = useTranslate();
  const format = useFormatter();
  const said =
    sent === null
      ? ''
      : sent < 1
        ? t('photo.sending', { percent: format.percent(sent) })
        : t('photo.making');
  return (
    <div role="status">
      {sent !== null && (
        <BlockStack gap="200">
          <Text as="p">{said}</Text>
          <ProgressBar progress={sent * 100} size="small" />
        </BlockStack>
      )}
    </div>
  );
}
