/* octet-file-kind.c - what a file is that is no pcap and no pcapng.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People open the wrong file. A sentence that names what they opened helps more
 * than one that only says what it is not.
 */
#include "config.h"

#include "capture/octet-file-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *magic;
  guint8      size;
  guint8      at;
  gboolean    is_capture;
  const char *description;
} FileKind;

#define MAGIC(text) text, sizeof (text) - 1

/* clang-format off */
static const FileKind file_kinds[] = {
  { MAGIC ("snoop\0\0\0"), 0, TRUE, N_("a snoop capture (Solaris)") },
  { MAGIC ("btsnoop\0"), 0, TRUE, N_("a btsnoop capture (Bluetooth)") },
  { MAGIC ("RTSS"), 0, TRUE, N_("a Microsoft Network Monitor 1 capture") },
  { MAGIC ("GMBU"), 0, TRUE, N_("a Microsoft Network Monitor 2 capture") },
  { MAGIC ("TRSNIFF data    \x1a"), 0, TRUE, N_("a Sniffer capture (DOS)") },
  { MAGIC ("XCP\0"), 0, TRUE, N_("a NetXRay or Sniffer capture (Windows)") },
  { MAGIC ("ObserverPktBufferVersion="), 0, TRUE, N_("an Observer capture") },
  { MAGIC ("iptrace 1.0"), 0, TRUE, N_("an iptrace capture (AIX)") },
  { MAGIC ("iptrace 2.0"), 0, TRUE, N_("an iptrace capture (AIX)") },
  { MAGIC ("\x7fver"), 0, TRUE, N_("an EtherPeek or OmniPeek capture") },
  { MAGIC ("\x05VNF"), 0, TRUE, N_("a Visual Networks capture") },
  { MAGIC ("\xaa\xaa\xaa\xaa"), 0, TRUE, N_("a 5View capture") },
  { MAGIC ("\x54\x52\x00\x64\x00"), 0, TRUE, N_("a nettl trace (HP-UX)") },
  { MAGIC ("\x1c\x00\x01\xac"), 0, TRUE, N_("an Ixia capture") },
  { MAGIC ("\x1c\x00\x01\xab"), 0, TRUE, N_("an Ixia capture") },
  { MAGIC ("\x89PNG\r\n\x1a\n"), 0, FALSE, N_("a PNG picture") },
  { MAGIC ("\xff\xd8\xff"), 0, FALSE, N_("a JPEG picture") },
  { MAGIC ("GIF8"), 0, FALSE, N_("a GIF picture") },
  { MAGIC ("%PDF-"), 0, FALSE, N_("a PDF document") },
  { MAGIC ("%!PS"), 0, FALSE, N_("a PostScript document") },
  { MAGIC ("PK\x03\x04"), 0, FALSE, N_("a ZIP archive (or an office document)") },
  { MAGIC ("7z\xbc\xaf\x27\x1c"), 0, FALSE, N_("a 7-Zip archive") },
  { MAGIC ("Rar!\x1a\x07"), 0, FALSE, N_("a RAR archive") },
  { MAGIC ("\xfd" "7zXZ"), 0, FALSE, N_("a file packed with xz; unpack it first") },
  { MAGIC ("BZh"), 0, FALSE, N_("a file packed with bzip2; unpack it first") },
  { MAGIC ("\x1f\x9d"), 0, FALSE, N_("a file packed with compress; unpack it first") },
  { MAGIC ("\x1f\x8b"), 0, FALSE, N_("a file packed with gzip twice; unpack it once") },
  { MAGIC ("\x28\xb5\x2f\xfd"), 0, FALSE, N_("a file packed twice; unpack it once") },
  { MAGIC ("\x7f" "ELF"), 0, FALSE, N_("a program or library (ELF)") },
  { MAGIC ("MZ"), 0, FALSE, N_("a Windows program") },
  { MAGIC ("SQLite format 3\0"), 0, FALSE, N_("an SQLite database") },
  { MAGIC ("ftyp"), 4, FALSE, N_("an MP4 film") },
  { MAGIC ("OggS"), 0, FALSE, N_("an Ogg recording") },
  { MAGIC ("RIFF"), 0, FALSE, N_("a RIFF recording (WAV, AVI)") },
};
/* clang-format on */

static gboolean
is_text (const guint8 *bytes,
         gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if ((bytes[i] < 0x20 && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n')
        || bytes[i] == 0x7f)
      return FALSE;
  return size > 0;
}

/**
 * octet_file_kind_describe: (skip)
 * @bytes: (array length=size): the first octets of a file
 * @size: how many; 512 are plenty
 * @ret_is_capture: (out): whether it is a capture, of a kind that Octet does not read
 *
 * Returns: (nullable): what the file is, translated, with its article; %NULL where
 *   nothing tells
 */
const char *
octet_file_kind_describe (const guint8 *bytes,
                          gsize         size,
                          gboolean     *ret_is_capture)
{
  *ret_is_capture = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (file_kinds); i++)
    {
      const FileKind *kind = &file_kinds[i];

      if (size >= (gsize) kind->at + kind->size
          && memcmp (bytes + kind->at, kind->magic, kind->size) == 0)
        {
          *ret_is_capture = kind->is_capture;
          return _(kind->description);
        }
    }

  /* A tar archive names itself behind the first member's header. */
  if (size >= 262 && memcmp (bytes + 257, "ustar", 5) == 0)
    return _("a tar archive");
  if (size > 1 && (bytes[0] == '{' || bytes[0] == '[') && is_text (bytes, size))
    return _("a JSON text");
  if (size > 1 && bytes[0] == '<' && is_text (bytes, size))
    return _("an XML or HTML text");
  if (is_text (bytes, size))
    return _("a text");
  return NULL;
}
