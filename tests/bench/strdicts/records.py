# Records as dicts: lookups by constant keys, get with a default, setdefault, grouping, items().
def run(n):
    cities = ["oslo", "rome", "bern", "wien", "riga", "lima"]
    people = [{"name": "p" + str(i), "age": i % 90, "city": cities[i % 6], "score": i * 37 % 101} for i in range(200)]
    by_city, totals = {}, {}
    checks = 0
    for _ in range(n):
        for p in people:
            city = p["city"]
            totals[city] = totals.get(city, 0) + p["score"]
            if p["age"] > 40 and "name" in p:
                p["score"] = (p["score"] + 1) % 101
                by_city.setdefault(city, []).append(p["age"])
        for name, group in by_city.items():
            checks += len(group) + len(name)
        by_city.clear()
    return checks, sorted(totals.items())


print(run(4000))
