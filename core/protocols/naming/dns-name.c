/* dns-name.c - reads domain names, compressed ones too, from bytes that a stranger wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +--------+-----…---+--------+-----…---+------+      +----+----------------+
 *     | length | label   | length | label   |  0   |  or  | 11 | offset, 14 bits |
 *     +--------+-----…---+--------+-----…---+------+      +----+----------------+
 *
 * RFC 1035, 4.1.4: a name may end in a pointer to where the rest of it stands
 * already. Pointers can lead in circles; so both the octets of the unpacked
 * name and the jumps are counted.
 */
#include "config.h"

#include "protocols/naming/dns-name.h"

#include <string.h>

#define LABEL_KIND 0xc0
#define LABEL_POINTER 0xc0

/**
 * dns_name_measure: (skip)
 * @message: the message that offsets count from
 * @size: octets of it that are there
 * @at: where the name starts
 * @ret_verdict: (out): %DNS_NAME_GOOD, or %DNS_NAME_UNKNOWN_LABEL
 *
 * Follows no pointer.
 *
 * Returns: octets that the name takes in its place, at least 1; 0 where they
 *   are not all there
 */
gsize
dns_name_measure (const guint8   *message,
                  gsize           size,
                  gsize           at,
                  DnsNameVerdict *ret_verdict)
{
  gsize position = at;

  *ret_verdict = DNS_NAME_GOOD;
  while (position < size)
    {
      guint8 length = message[position++];

      if (length == 0)
        return position - at;
      if ((length & LABEL_KIND) == LABEL_POINTER)
        return position < size ? position + 1 - at : 0;
      if ((length & LABEL_KIND) != 0)
        {
          *ret_verdict = DNS_NAME_UNKNOWN_LABEL;
          return position - at;
        }
      if (length > size - position)
        return 0;
      position += length;
    }
  return 0;
}

static void
append_octet (DnsName  *self,
              guint8    octet,
              gboolean  plain)
{
  if (octet >= 0x20 && octet != 0x7f && (octet < 0x80 || !plain))
    {
      self->text[self->text_size++] = (char) octet;
      return;
    }
  self->text[self->text_size++] = '\\';
  self->text[self->text_size++] = (char) ('0' + octet / 100);
  self->text[self->text_size++] = (char) ('0' + octet / 10 % 10);
  self->text[self->text_size++] = (char) ('0' + octet % 10);
}

/* The labels of the unpacked name; each of its octets needs at most four of text,
 * and where only ASCII is to stand there (plain) none stays as it is from 128 on. */
static DnsNameVerdict
append_labels (DnsName      *self,
               const guint8 *message,
               gsize         size,
               gsize         position,
               gboolean      plain)
{
  gsize unpacked = 1;
  guint jumps = 0;

  self->text_size = 0;
  self->length = 0;
  self->n_labels = 0;
  while (position < size && message[position] != 0)
    {
      guint8 length = message[position];

      if ((length & LABEL_KIND) == LABEL_POINTER)
        {
          if (++jumps > DNS_NAME_MAX_JUMPS || size - position < 2)
            return DNS_NAME_LOOPS;
          position = (gsize) (length & ~LABEL_KIND) << 8 | message[position + 1];
          continue;
        }
      if ((length & LABEL_KIND) != 0)
        return DNS_NAME_UNKNOWN_LABEL;
      unpacked += 1u + length;
      if (unpacked > DNS_NAME_MAX)
        return DNS_NAME_TOO_LONG;
      if (length >= size - position)
        return DNS_NAME_LOOPS;
      if (self->n_labels++ > 0)
        self->text[self->text_size++] = '.';
      self->length = unpacked - 2;
      for (guint i = 1; i <= length; i++)
        append_octet (self, message[position + i], plain);
      position += 1u + length;
    }
  return position < size ? DNS_NAME_GOOD : DNS_NAME_LOOPS;
}

static void
set_text (DnsName    *self,
          const char *text)
{
  self->text_size = self->length = strlen (text);
  memcpy (self->text, text, self->text_size);
}

/**
 * dns_name_read: (skip)
 * @self: where the name goes
 * @message: the message that offsets count from
 * @size: octets of it that are there
 * @at: where the name starts
 *
 * The work is bounded by the octets in the name's place, plus
 * %DNS_NAME_MAX and %DNS_NAME_MAX_JUMPS, whatever the pointers say.
 */
void
dns_name_read (DnsName      *self,
               const guint8 *message,
               gsize         size,
               gsize         at)
{
  self->text_size = self->length = 0;
  self->n_labels = 0;
  self->size = dns_name_measure (message, size, at, &self->verdict);
  /* RFC 6762, 16: names of the local network are UTF-8; others can be anything. */
  if (self->size > 0)
    self->verdict = append_labels (self, message, size, at, FALSE);
  if (!g_utf8_validate_len (self->text, self->text_size, NULL))
    append_labels (self, message, size, at, TRUE);
  /* What filters compare with stays untranslated. */
  if (self->size > 0 && self->verdict != DNS_NAME_GOOD)
    {
      set_text (self, self->verdict == DNS_NAME_TOO_LONG ? "<Name too long>"
                      : self->verdict == DNS_NAME_LOOPS  ? "<Name with a bad pointer>"
                                                         : "<Unknown extended label>");
      self->n_labels = 1;
    }
  else if (self->n_labels == 0)
    {
      set_text (self, "<Root>");
      self->length = 0;
    }
  self->text[self->text_size] = '\0';
}
