/* ppp-control.c - packets and options that PPP's control protocols share, RFC 1661.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/serial/ppp-control.h"

enum { CODE_REQUEST = 1, CODE_REJECT = 4, CODE_CODE_REJECT = 7 };

const OctetName octet_ppp_codes[13] = {
  { 1, N_("Configure request") }, { 2, N_("Configure acknowledgement") },
  { 3, N_("Configure refusal (other value)") }, { 4, N_("Configure rejection") },
  { 5, N_("Terminate request") }, { 6, N_("Terminate acknowledgement") },
  { 7, N_("Code rejection") }, { 8, N_("Protocol rejection") }, { 9, N_("Echo request") },
  { 10, N_("Echo reply") }, { 11, N_("Discard request") }, { 12, N_("Identification") },
  { 13, N_("Time remaining") },
};

static void
read_values (OctetDissector       *self,
             const OctetField     *fields,
             const OctetPppOption *option,
             gsize                 end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (option->values) && option->values[i] != 0; i++)
    {
      gsize at = octet_dissector_get_position (self);
      gsize size = octet_field_get_wire_size (&fields[option->values[i]]);

      if (!octet_dissector_ok (self) || at >= end || size > end - at)
        return;
      octet_dissector_read_size (self, option->values[i], size > 0 ? size : end - at);
    }
}

/* One option. FALSE where its length cannot be. */
static gboolean
read_option (OctetDissector       *self,
             const OctetField     *fields,
             const OctetPppOption *options,
             gsize                 n_options)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint type = (guint) octet_reader_peek_be (rest, 0, 1);
  gsize size = octet_reader_peek_be (rest, 1, 1);
  gsize end = octet_dissector_get_position (self) + size;
  const OctetPppOption *option = NULL;

  if (size < 2)
    return FALSE;
  for (gsize i = 0; i < n_options; i++)
    if (options[i].type == type)
      option = &options[i];
  if (option != NULL)
    octet_dissector_open (self, option->heading);
  else
    octet_dissector_open_text (self, _("Option"));
  octet_dissector_read (self, OCTET_PPP_OPTION_TYPE);
  octet_dissector_read (self, OCTET_PPP_OPTION_LENGTH);
  if (option != NULL)
    read_values (self, fields, option, end);
  if (octet_dissector_ok (self))
    octet_reader_skip (rest, end - octet_dissector_get_position (self));
  octet_dissector_close (self);
  return octet_dissector_ok (self);
}

/**
 * octet_ppp_read_options: (skip)
 * @self: a dissector
 * @fields: the protocol's table, which begins with OCTET_PPP_FIELDS()
 * @options: (array length=n_options): the options that it knows
 * @n_options: how many
 *
 * Reads the options between the cursor and the layer's end.
 */
void
octet_ppp_read_options (OctetDissector       *self,
                        const OctetField     *fields,
                        const OctetPppOption *options,
                        gsize                 n_options)
{
  while (octet_reader_left (octet_dissector_rest (self)) > 0)
    if (!read_option (self, fields, options, n_options))
      {
        octet_dissector_mark_malformed (self);
        return;
      }
}

/**
 * octet_ppp_dissect: (skip)
 * @self: a dissector
 * @fields: the protocol's table, which begins with OCTET_PPP_FIELDS()
 * @options: (array length=n_options): the options that it knows
 * @n_options: how many
 *
 * Dissects a control packet with one of the codes that all such protocols share.
 */
void
octet_ppp_dissect (OctetDissector       *self,
                   const OctetField     *fields,
                   const OctetPppOption *options,
                   gsize                 n_options)
{
  guint64 code = octet_dissector_get_uint (self, OCTET_PPP_CODE);
  gsize length = octet_dissector_get_uint (self, OCTET_PPP_LENGTH);
  const char *name = octet_name_find (octet_ppp_codes, G_N_ELEMENTS (octet_ppp_codes), code);
  gsize left;

  octet_dissector_summarize (self, "%s", name != NULL ? _(name) : _("Unknown code"));
  octet_dissector_describe (self, ", %s", name != NULL ? _(name) : _("unknown code"));
  octet_dissector_trim (self, length);
  left = octet_reader_left (octet_dissector_rest (self));
  if (code >= CODE_REQUEST && code <= CODE_REJECT)
    octet_ppp_read_options (self, fields, options, n_options);
  else if (code <= CODE_CODE_REJECT && left > 0)
    octet_dissector_read_size (self, OCTET_PPP_DATA, left);
}
