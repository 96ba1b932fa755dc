/* pgm-options.c - options of Pragmatic General Multicast, RFC 3208, 9
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2                 4
 *     +--------+--------+-----------------+--------+--------+--------+----------
 *     | 0      | 4      | length of all   | E type | length | if ?   | data …     E: the last one
 *     +--------+--------+-----------------+--------+--------+--------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/transport/pgm.h"

#define LENGTH_OPTION 0
#define LENGTH_SIZE 4
#define LEAST_SIZE 4
#define LAST 0x80
#define TYPE_BITS 0x7f

enum
{
  FRAGMENT = 1, NAK_LIST = 2, JOIN = 3, INTERVAL = 4, RANGE = 5, REDIRECT = 7,
  PARITY_PARAMETERS = 8, PARITY_GROUP = 9, CONGESTION_DATA = 0x12, CONGESTION_FEEDBACK = 0x13,
};

/**
 * octet_pgm_read_address: (skip)
 * @self: a dissector in a layer of PGM
 * @family_field: the family's row; those of two reserved octets, of an address of IPv4 and of one
 *   of IPv6 come behind it
 *
 * Reads an address with its family, RFC 3208, 8.
 */
void
octet_pgm_read_address (OctetDissector *self,
                        guint           family_field)
{
  guint64 family = octet_dissector_read (self, family_field);

  octet_dissector_read (self, family_field + 1);
  if (family == 1)
    octet_dissector_read (self, family_field + 2);
  else if (family == 2)
    octet_dissector_read (self, family_field + 3);
  else if (octet_dissector_ok (self))
    octet_dissector_note (self, PGM_BAD_FAMILY, family_field);
}

/* PGMCC: a time, then who acknowledges. */
static void
read_congestion (OctetDissector *self)
{
  octet_dissector_read (self, PGM_CONTROL_RESERVED);
  octet_dissector_read_size (self, PGM_CONTROL_STAMP, 4);
  octet_pgm_read_address (self, PGM_CONTROL_FAMILY);
}

/* The same with a loss rate in between. */
static void
read_feedback (OctetDissector *self)
{
  octet_dissector_read (self, PGM_CONTROL_RESERVED);
  octet_dissector_read_size (self, PGM_CONTROL_STAMP, 4);
  octet_dissector_read (self, PGM_CONTROL_FAMILY);
  octet_dissector_read (self, PGM_CONTROL_LOSS);
  if (octet_dissector_get_left (self) >= 4)
    octet_dissector_read (self, PGM_CONTROL_IPV4);
}

static void
read_data (OctetDissector *self,
           guint           type)
{
  switch (type)
    {
    case FRAGMENT:
      octet_dissector_read_run (self, PGM_FRAGMENT_RESERVED, PGM_FRAGMENT_TOTAL);
      return;
    case NAK_LIST:
      octet_dissector_read (self, PGM_NAK_RESERVED);
      octet_dissector_read_size (self, PGM_NAK_LIST, octet_dissector_get_left (self));
      return;
    case JOIN:
      octet_dissector_read_run (self, PGM_JOIN_RESERVED, PGM_JOIN_LEAST);
      return;
    case INTERVAL:
      octet_dissector_read_run (self, PGM_INTERVAL_RESERVED, PGM_INTERVAL_SEQUENCE);
      return;
    case RANGE:
      octet_dissector_read_run (self, PGM_RANGE_RESERVED, PGM_RANGE_MOST);
      return;
    case REDIRECT:
      octet_dissector_read (self, PGM_REDIRECT_RESERVED);
      octet_pgm_read_address (self, PGM_REDIRECT_FAMILY);
      return;
    case PARITY_PARAMETERS:
    case PARITY_GROUP:
      octet_dissector_read_run (self, PGM_PARITY_PARAMETERS, PGM_PARITY_GROUP);
      return;
    case CONGESTION_DATA:
      read_congestion (self);
      return;
    case CONGESTION_FEEDBACK:
      read_feedback (self);
      return;
    default:
      return;
    }
}

/* Answers whether another option follows. Whatever stands in it, the next one begins behind it. */
static gboolean
read_option (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position, end = rest->size;
  guint8 type = (guint8) octet_reader_peek_be (rest, 0, 1);
  gsize size = octet_reader_peek_be (rest, 1, 1);
  const OctetField *field = &octet_pgm_fields[PGM_OPTION_TYPE];
  const char *name = octet_name_find (field->names, field->n_names, type & TYPE_BITS);

  octet_dissector_open_text (self, name != NULL ? _(name) : _("Unknown option"));
  octet_dissector_add (self, PGM_OPTION_END, at, 1);
  octet_dissector_add (self, PGM_OPTION_TYPE, at, 1);
  octet_reader_skip (rest, 1);
  octet_dissector_read (self, PGM_OPTION_LENGTH);
  if (size < LEAST_SIZE)
    {
      octet_dissector_note (self, PGM_BAD_LENGTH, PGM_OPTION_LENGTH);
      octet_dissector_close (self);
      /* What stands here is no option: it is left to the data. */
      rest->position = at;
      return FALSE;
    }
  rest->size = MIN (end, at + size);
  octet_dissector_read (self, PGM_OPTION_UNKNOWN);
  read_data (self, type & TYPE_BITS);
  rest->size = end;
  if (octet_dissector_ok (self))
    octet_reader_skip (rest, at + size - MIN (rest->position, at + size));
  octet_dissector_close (self);
  return octet_dissector_ok (self) && (type & LAST) == 0;
}

/**
 * octet_pgm_read_options: (skip)
 * @self: a dissector in a layer of PGM, before the options
 *
 * Reads the options, RFC 3208, 9. Each takes four octets at least.
 */
void
octet_pgm_read_options (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position, end = rest->size, total;

  octet_dissector_open_text (self, _("Options"));
  if (octet_dissector_read (self, PGM_OPTIONS_TYPE) != LENGTH_OPTION)
    {
      octet_dissector_note (self, PGM_BAD_FIRST_OPTION, PGM_OPTIONS_TYPE);
      octet_dissector_close (self);
      return;
    }
  octet_dissector_read (self, PGM_OPTIONS_LENGTH);
  total = octet_dissector_read (self, PGM_OPTIONS_TOTAL);
  if (octet_dissector_ok (self) && total < LENGTH_SIZE)
    octet_dissector_note (self, PGM_BAD_TOTAL, PGM_OPTIONS_TOTAL);
  if (total > LENGTH_SIZE)
    {
      rest->size = MIN (end, at + total);
      while (octet_dissector_get_left (self) > 0 && read_option (self))
        ;
      rest->size = end;
    }
  octet_dissector_close (self);
}
