"""A bank whose tellers are threads: transfers under ordered locks, an audit while they work."""

import threading


class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f'{account.owner} cannot pay {amount}: only {account.balance} left')


class Account:
    count = 0

    def __init__(self, owner, balance):
        Account.count += 1
        self.number = Account.count
        self.owner = owner
        self.balance = balance
        self.lock = threading.Lock()
        self.history = []

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(-amount)

    def deposit(self, amount):
        self.balance += amount
        self.history.append(amount)


class Bank:
    def __init__(self, balances):
        self.accounts = [Account(owner, balance) for owner, balance in balances.items()]
        self.refused = 0
        self.refused_lock = threading.Lock()

    def transfer(self, source, target, amount):
        """Locks are taken in the order of account numbers, so no two transfers can block each other."""
        first, second = sorted((source, target), key=lambda account: account.number)
        with first.lock, second.lock:
            source.withdraw(amount)
            target.deposit(amount)

    def total(self):
        """A consistent sum: all locks at once, in order."""
        for account in self.accounts:
            account.lock.acquire()
        try:
            return sum(account.balance for account in self.accounts)
        finally:
            for account in reversed(self.accounts):
                account.lock.release()


class Generator:
    """A small linear congruential generator: the same numbers on every interpreter."""

    def __init__(self, seed):
        self.state = seed

    def next(self, bound):
        self.state = (self.state * 1103515245 + 12345) & 0x7fffffff
        return (self.state >> 8) % bound


def teller(bank, seed, transfers):
    numbers = Generator(seed)
    accounts = bank.accounts
    for _ in range(transfers):
        source = accounts[numbers.next(len(accounts))]
        target = accounts[numbers.next(len(accounts))]
        if source is target:
            continue
        try:
            bank.transfer(source, target, numbers.next(40) + 1)
        except InsufficientFunds:
            with bank.refused_lock:
                bank.refused += 1


def auditor(bank, expected, stop, findings):
    while not stop.is_set():
        total = bank.total()
        if total != expected:
            findings.append(total)
        stop.wait(0.001)


def main():
    bank = Bank({'Ada': 500, 'Blaise': 250, 'Carl': 100, 'Donald': 50})
    expected = bank.total()
    stop, findings = threading.Event(), []
    watch = threading.Thread(target=auditor, args=(bank, expected, stop, findings), name='auditor')
    tellers = [threading.Thread(target=teller, args=(bank, seed, 2000), name=f'teller-{seed}') for seed in range(1, 5)]
    watch.start()
    for thread in tellers:
        thread.start()
    for thread in tellers:
        thread.join()
    stop.set()
    watch.join()
    print('total before', expected, 'after', bank.total())
    print('audits that failed:', len(findings))
    for account in bank.accounts:
        print(account.number, account.owner, 'history adds up:',
              sum(account.history) + {'Ada': 500, 'Blaise': 250, 'Carl': 100, 'Donald': 50}[account.owner] == account.balance)
    print('moves recorded in pairs:', sum(sum(a.history) for a in bank.accounts) == 0)
    try:
        bank.transfer(bank.accounts[0], bank.accounts[1], 10 ** 9)
    except InsufficientFunds as error:
        print(type(error).__name__, str(error).split(':')[0])
    print('threads left:', [thread.name for thread in threading.enumerate()])


if __name__ == '__main__':
    main()
