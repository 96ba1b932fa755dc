/* xdlc.c - the control field that HDLC's relatives share (ISO/IEC 13239, IEEE 802.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/link/xdlc.h"

/**
 * octet_xdlc_read_control: (skip)
 * @self: a dissector
 * @first: index of the first of the rows that OCTET_XDLC_FIELDS() made
 * @is_response: whether the frame answers a command
 *
 * Reads a control field at the cursor: one octet for an unnumbered frame, two
 * for the others (modulo 128).
 *
 * Returns: whether the frame is unnumbered
 */
gboolean
octet_xdlc_read_control (OctetDissector *self,
                         guint           first,
                         gboolean        is_response)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  guint8 kind = (guint8) octet_reader_peek_be (rest, 0, 1);
  gboolean is_unnumbered = (kind & 3) == 3;
  guint row, bit;
  guint64 value;

  if (is_unnumbered)
    row = is_response ? OCTET_XDLC_UR : OCTET_XDLC_U;
  else
    row = (kind & 1) == 0 ? OCTET_XDLC_I : OCTET_XDLC_S;
  value = octet_dissector_read_size (self, first + row, is_unnumbered ? 1 : 2);
  /* The bit has a node only where it is set: it is asked for seldom. */
  if ((value & (is_unnumbered ? 0x10 : 0x100)) != 0)
    {
      bit = (is_unnumbered ? OCTET_XDLC_U_POLL : OCTET_XDLC_POLL) + (is_response ? 1u : 0u);
      octet_dissector_enter (self);
      octet_dissector_add (self, first + bit, at, is_unnumbered ? 1 : 2);
      octet_dissector_close (self);
    }
  return is_unnumbered;
}
