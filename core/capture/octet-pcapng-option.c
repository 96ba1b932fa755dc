/* octet-pcapng-option.c - walks over the options of a pcapng block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     code 2, size 2, value (size octets), padding to a multiple of four
 */
#include "config.h"

#include "capture/octet-pcapng-option.h"

/* Notes on one packet or section that anybody would read; a block of 128 MiB could
 * hold 32 million. */
#define TEXTS_MAX 1024

/**
 * octet_pcapng_option_next: (skip)
 * @reader: over the options of a block
 * @is_big_endian: the order of the section
 * @ret_option: (out): the next option
 *
 * Returns: %FALSE at the end of the options, and where they are damaged
 */
gboolean
octet_pcapng_option_next (OctetReader       *reader,
                          gboolean           is_big_endian,
                          OctetPcapngOption *ret_option)
{
  if (octet_reader_left (reader) < 4)
    return FALSE;

  ret_option->is_big_endian = is_big_endian;
  ret_option->code = (guint16) (is_big_endian ? octet_reader_be16 (reader)
                                              : octet_reader_le16 (reader));
  ret_option->size = (guint16) (is_big_endian ? octet_reader_be16 (reader)
                                              : octet_reader_le16 (reader));
  ret_option->value = octet_reader_take (reader, ret_option->size);
  if (ret_option->value == NULL || ret_option->code == OCTET_PCAPNG_OPTION_END)
    return FALSE;

  /* Some writers forget the padding behind the last option. */
  octet_reader_skip (reader, MIN ((gsize) (-ret_option->size & 3), octet_reader_left (reader)));
  return TRUE;
}

/**
 * octet_pcapng_option_get_uint: (skip)
 * @self: an option
 *
 * Returns: its value as a number of up to eight octets; 0 where it has another size
 */
guint64
octet_pcapng_option_get_uint (const OctetPcapngOption *self)
{
  if (self->size > 8)
    return 0;
  return self->is_big_endian ? octet_bytes_be (self->value, self->size)
                             : octet_bytes_le (self->value, self->size);
}

/**
 * octet_pcapng_option_dup_text: (skip)
 * @self: an option
 *
 * Returns: (transfer full): its value as valid UTF-8, up to the first NUL
 */
char *
octet_pcapng_option_dup_text (const OctetPcapngOption *self)
{
  return g_utf8_make_valid ((const char *) self->value,
                            (gssize) strnlen ((const char *) self->value, self->size));
}

/**
 * octet_pcapng_option_set_text: (skip)
 * @self: an option
 * @text: (inout): where its text goes, in place of an earlier one
 */
void
octet_pcapng_option_set_text (const OctetPcapngOption *self,
                              char                   **text)
{
  g_free (*text);
  *text = octet_pcapng_option_dup_text (self);
}

/**
 * octet_pcapng_option_add_text: (skip)
 * @self: an option
 * @texts: (inout): a list of texts, or %NULL, that gets this one too
 */
void
octet_pcapng_option_add_text (const OctetPcapngOption *self,
                              char                  ***texts)
{
  guint n_texts = *texts != NULL ? g_strv_length (*texts) : 0;

  if (n_texts >= TEXTS_MAX)
    return;
  *texts = g_renew (char *, *texts, n_texts + 2);
  (*texts)[n_texts] = octet_pcapng_option_dup_text (self);
  (*texts)[n_texts + 1] = NULL;
}
