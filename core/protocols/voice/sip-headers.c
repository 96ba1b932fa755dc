/* sip-headers.c - reads the values of SIP's headers: addresses, ways, proofs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     "Ada" <sip:ada@example.test:5060;transport=udp>;tag=7      RFC 3261, 20.10
 *     SIP/2.0/UDP 192.0.2.42:5060;branch=z9hG4bK7;rport          20.42
 *     Digest username="ada", realm="example.test", …             20.7
 *
 * A value stands on one line, or goes on in lines that begin with a blank.
 */
#include "config.h"

#include "protocols/voice/sip-fields.h"

#include <string.h>

static const char *
get_text (OctetDissector *self,
          gsize           at)
{
  return (const char *) octet_dissector_get_bytes (self) + at;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Without the blanks at both ends. */
static SipSpan
trim (OctetDissector *self,
      SipSpan         span)
{
  const char *text = get_text (self, 0);

  while (span.size > 0 && is_blank (text[span.at]))
    span = (SipSpan) { span.at + 1, span.size - 1 };
  while (span.size > 0 && is_blank (text[span.at + span.size - 1]))
    span.size--;
  return span;
}

/* Takes what stands in front of the next @sign that is neither in quotes nor in pointed brackets;
 * @rest keeps what stands behind it. */
static SipSpan
split (OctetDissector *self,
       SipSpan        *rest,
       char            sign)
{
  const char *text = get_text (self, rest->at);
  gboolean is_quoted = FALSE, is_inside = FALSE;
  SipSpan part = *rest;
  gsize i;

  for (i = 0; i < rest->size; i++)
    {
      if (text[i] == '\\' && is_quoted)
        i++;
      else if (text[i] == '"')
        is_quoted = !is_quoted;
      else if (text[i] == '<' && !is_quoted)
        is_inside = TRUE;
      else if (text[i] == '>')
        is_inside = FALSE;
      else if (text[i] == sign && !is_quoted && !is_inside)
        break;
    }
  part.size = MIN (i, rest->size);
  i = MIN (part.size + 1, rest->size);
  *rest = (SipSpan) { rest->at + i, rest->size - i };
  return trim (self, part);
}

static gboolean
is_word (OctetDissector *self,
         SipSpan         span,
         const char     *word)
{
  return strlen (word) == span.size &&
         g_ascii_strncasecmp (get_text (self, span.at), word, span.size) == 0;
}

static void
add (OctetDissector *self,
     guint           field,
     SipSpan         span)
{
  if (span.size > 0)
    octet_dissector_add (self, field, span.at, span.size);
}

/**
 * sip_read_digits: (skip)
 * @self: a dissector
 * @text: where the digits stand
 *
 * Returns: their value, at most 2^32 - 1
 */
guint64
sip_read_digits (OctetDissector *self,
                 SipSpan         text)
{
  guint64 value = 0;

  for (gsize i = 0; i < text.size && g_ascii_isdigit (get_text (self, text.at)[i]); i++)
    value = MIN (value * 10 + (guint64) (get_text (self, text.at)[i] - '0'), G_MAXUINT32);
  return value;
}

/* Host, port: an IPv6 address stands in square brackets. */
static void
split_host (OctetDissector *self,
            SipSpan         text,
            SipSpan        *ret_host,
            SipSpan        *ret_port)
{
  const char *start = get_text (self, text.at);
  const char *bracket = text.size > 0 && start[0] == '[' ? memchr (start, ']', text.size) : NULL;
  gsize size = bracket != NULL ? (gsize) (bracket - start) + 1 : 0;

  while (size < text.size && start[size] != ':')
    size++;
  *ret_host = trim (self, (SipSpan) { text.at, size });
  *ret_port = (SipSpan) { text.at + size, 0 };
  if (size < text.size)
    *ret_port = trim (self, (SipSpan) { text.at + size + 1, text.size - size - 1 });
}

/**
 * sip_read_uri: (skip)
 * @self: a dissector
 * @first: the address's field; those of user, host, port and parameter follow it
 * @uri: where it stands
 *
 * Reads scheme:user@host:port;parameter;… (RFC 3261, 19.1).
 */
void
sip_read_uri (OctetDissector *self,
              guint           first,
              SipSpan         uri)
{
  const char *text = get_text (self, uri.at);
  const char *colon = memchr (text, ':', uri.size);
  gsize start = colon != NULL ? (gsize) (colon - text) + 1 : uri.size;
  const char *sign = memchr (text + start, '@', uri.size - start);
  SipSpan rest = { uri.at + start, uri.size - start }, host, port, part;

  add (self, first, uri);
  if (uri.size < 4 || g_ascii_strncasecmp (text, "sip", 3) != 0)
    return;
  octet_dissector_enter (self);
  if (sign != NULL)
    {
      part = (SipSpan) { rest.at, (gsize) (sign - text) - start };
      rest = (SipSpan) { rest.at + part.size + 1, rest.size - part.size - 1 };
      add (self, first + 1, split (self, &part, ':'));
    }
  part = split (self, &rest, ';');
  part = split (self, &part, '?');
  split_host (self, part, &host, &port);
  add (self, first + 2, host);
  add (self, first + 3, port);
  while (rest.size > 0)
    {
      part = split (self, &rest, ';');
      add (self, first + 4, split (self, &part, '?'));
    }
  octet_dissector_close (self);
}

/* What stands behind an address. The fields of an address's own stand in this order: header,
 * name, address, user, host, port, parameter, then its tag or parameter. */
static void
read_address_parameters (OctetDissector *self,
                         guint           header,
                         SipSpan         rest)
{
  while (rest.size > 0)
    {
      SipSpan whole = split (self, &rest, ';'), value = whole;
      SipSpan name = split (self, &value, '=');

      if (header == SIP_CONTACT)
        add (self, SIP_CONTACT_OUTER, whole);
      else if ((header == SIP_FROM || header == SIP_TO) && is_word (self, name, "tag"))
        {
          add (self, header + 7, trim (self, value));
          add (self, SIP_TAG, trim (self, value));
        }
    }
}

static void
read_address (OctetDissector *self,
              guint           header,
              SipSpan         value)
{
  SipSpan rest = value, part = split (self, &rest, ';');
  const char *text = get_text (self, part.at);
  const char *open = memchr (text, '<', part.size);
  const char *end = open != NULL ? memchr (open, '>', part.size - (gsize) (open - text)) : NULL;
  SipSpan name;

  if (open != NULL && end != NULL)
    {
      name = trim (self, (SipSpan) { part.at, (gsize) (open - text) });
      add (self, header + 1, name);
      add (self, SIP_DISPLAY, name);
      part = (SipSpan) { part.at + (gsize) (open - text) + 1, (gsize) (end - open) - 1 };
    }
  if (part.size > 0)
    sip_read_uri (self, header + 2, part);
  read_address_parameters (self, header, rest);
}

static void
read_via (OctetDissector *self,
          SipSpan         value)
{
  static const struct { const char *name; guint field; } parameters[] = {
    { "branch", SIP_VIA_BRANCH }, { "maddr", SIP_VIA_MADDR }, { "rport", SIP_VIA_RPORT },
    { "received", SIP_VIA_RECEIVED }, { "ttl", SIP_VIA_TTL }, { "comp", SIP_VIA_COMP },
  };
  SipSpan rest = value, sent = split (self, &rest, ';'), version = split (self, &sent, '/');
  SipSpan host, port, part;

  if (!is_word (self, version, "SIP"))
    return;
  split (self, &sent, '/');
  sent = trim (self, sent);
  add (self, SIP_VIA_TRANSPORT, split (self, &sent, ' '));
  split_host (self, trim (self, sent), &host, &port);
  add (self, SIP_VIA_ADDRESS, host);
  if (port.size > 0)
    octet_dissector_add_uint (self, SIP_VIA_PORT, sip_read_digits (self, port) & 0xffff, port.at,
                              port.size);
  while (rest.size > 0)
    {
      SipSpan given = split (self, &rest, ';'), name;

      part = given;
      name = split (self, &part, '=');
      part = trim (self, part);
      for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
        if (is_word (self, name, parameters[i].name))
          add (self, parameters[i].field, part.size > 0 ? part : given);
    }
}

static void
read_auth (OctetDissector  *self,
           const SipHeader *header,
           SipSpan          value)
{
  static const struct { const char *name; guint field; } parameters[] = {
    { "response", SIP_AUTH_RESPONSE }, { "nc", SIP_AUTH_NC }, { "username", SIP_AUTH_USER },
    { "realm", SIP_AUTH_REALM }, { "nonce", SIP_AUTH_NONCE }, { "algorithm", SIP_AUTH_ALGORITHM },
    { "opaque", SIP_AUTH_OPAQUE }, { "qop", SIP_AUTH_QOP }, { "cnonce", SIP_AUTH_CNONCE },
    { "uri", SIP_AUTH_URI }, { "domain", SIP_AUTH_DOMAIN }, { "stale", SIP_AUTH_STALE },
    { "rspauth", SIP_AUTH_RSPAUTH }, { "nextnonce", SIP_AUTH_NEXT },
  };

  if (header->field != SIP_AUTHENTICATION_INFO)
    add (self, SIP_AUTH_SCHEME, split (self, &value, ' '));
  while (value.size > 0)
    {
      SipSpan part = split (self, &value, ','), name = split (self, &part, '=');

      for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
        if (is_word (self, name, parameters[i].name))
          add (self, parameters[i].field, trim (self, part));
    }
}

/* RFC 3326. */
static void
read_reason (OctetDissector *self,
             SipSpan         value)
{
  SipSpan protocol = split (self, &value, ';');
  gboolean is_sip = is_word (self, protocol, "SIP");

  add (self, SIP_REASON_PROTOCOL, protocol);
  while (value.size > 0)
    {
      SipSpan part = split (self, &value, ';'), name = split (self, &part, '=');

      part = trim (self, part);
      if (is_word (self, name, "text"))
        add (self, SIP_REASON_TEXT, part);
      else if (is_word (self, name, "cause"))
        octet_dissector_add_uint (self, is_sip ? SIP_REASON_SIP : SIP_REASON_Q850,
                                  sip_read_digits (self, part), part.at, part.size);
    }
}

static void
read_cseq (OctetDissector *self,
           SipSpan         value)
{
  SipSpan number = split (self, &value, ' ');

  octet_dissector_add_uint (self, SIP_CSEQ_NUMBER, sip_read_digits (self, number), number.at,
                            number.size);
  add (self, SIP_CSEQ_METHOD, trim (self, value));
}

/* Several addresses or ways may stand in one header, with commas between them. */
static void
read_list (OctetDissector  *self,
           const SipHeader *header,
           SipSpan          value)
{
  while (value.size > 0)
    {
      SipSpan part = split (self, &value, ',');

      if (header->form == SIP_AS_VIA)
        read_via (self, part);
      else
        read_address (self, header->field, part);
    }
}

/**
 * sip_read_value: (skip)
 * @self: a dissector
 * @header: which header it is
 * @line: its lines
 * @value: what stands behind the colon, without blanks at its ends
 *
 * Adds a header, and what it is made of.
 */
void
sip_read_value (OctetDissector  *self,
                const SipHeader *header,
                SipSpan          line,
                SipSpan          value)
{
  if (header->form == SIP_AS_NUMBER)
    octet_dissector_add_uint (self, header->field, sip_read_digits (self, value), line.at,
                              line.size);
  else
    octet_dissector_add_bytes (self, header->field, get_text (self, value.at), value.size, line.at,
                               line.size);
  octet_dissector_enter (self);
  switch (header->form)
    {
    case SIP_AS_VIA:
    case SIP_AS_ADDRESS:
      read_list (self, header, value);
      break;
    case SIP_AS_CSEQ:
      read_cseq (self, value);
      break;
    case SIP_AS_REASON:
      read_reason (self, value);
      break;
    case SIP_AS_AUTH:
      read_auth (self, header, value);
      break;
    default:
      break;
    }
  octet_dissector_close (self);
  if (header->form == SIP_AS_CALL_ID)
    octet_dissector_add_bytes (self, SIP_CALL_ID_ANY, get_text (self, value.at), value.size,
                               line.at, line.size);
  if (header->form == SIP_AS_AUTH && header->field != SIP_AUTHENTICATION_INFO)
    add (self, SIP_AUTH, line);
}
