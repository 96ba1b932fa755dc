/* netbios-name.c - reads NetBIOS names as the network carries them: RFC 1001, 14.1
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name has 16 octets; each half of each octet is written as a letter from A
 * to P. The 32 letters are one label of a name in the form of DNS.
 */
#include "config.h"

#include "protocols/windows/netbios-name.h"

#include <string.h>

#include "protocols/naming/dns-name.h"

#define ENCODED_SIZE 32

/**
 * netbios_name_format: (skip)
 * @name: 16 octets
 * @text: (out): room for %NETBIOS_NAME_MAX + 1 octets: "FILESERVER<20>"
 *
 * The last octet says which service the name is for; blanks before it are filling.
 */
void
netbios_name_format (const guint8 *name,
                     char         *text)
{
  gsize size = 15, used = 0;

  while (size > 0 && (name[size - 1] == ' ' || name[size - 1] == 0))
    size--;
  for (gsize i = 0; i < size; i++)
    if (name[i] >= 0x20 && name[i] < 0x7f)
      text[used++] = (char) name[i];
    else
      used += (gsize) g_snprintf (text + used, 5, "<%02x>", name[i]);
  g_snprintf (text + used, 5, "<%02x>", name[15]);
}

static gboolean
decode (const char *letters,
        guint8     *name)
{
  for (gsize i = 0; i < 16; i++)
    {
      guint high = (guint) letters[2 * i] - 'A', low = (guint) letters[2 * i + 1] - 'A';

      if (high > 15 || low > 15)
        return FALSE;
      name[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

/**
 * netbios_name_read: (skip)
 * @message: the message that pointers count from
 * @size: octets of it that are there
 * @at: where the name starts
 * @text: (out): room for %NETBIOS_NAME_MAX + 1 octets; a scope stands behind a dot
 *
 * Returns: octets that the name takes there; 0 where they are not all there
 */
gsize
netbios_name_read (const guint8 *message,
                   gsize         size,
                   gsize         at,
                   char         *text)
{
  DnsName name;
  guint8 octets[16];

  dns_name_read (&name, message, size, at);
  if (name.size == 0)
    {
      text[0] = '\0';
      return 0;
    }
  if (name.verdict != DNS_NAME_GOOD || name.text_size < ENCODED_SIZE ||
      (name.text_size > ENCODED_SIZE && name.text[ENCODED_SIZE] != '.') ||
      !decode (name.text, octets))
    {
      g_strlcpy (text, name.text, NETBIOS_NAME_MAX + 1);
      return name.size;
    }
  netbios_name_format (octets, text);
  g_strlcat (text, name.text + ENCODED_SIZE, NETBIOS_NAME_MAX + 1);
  return name.size;
}
